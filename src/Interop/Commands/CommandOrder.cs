namespace ActorLoad.Interop.Commands;

/// <summary>An install command to be run.</summary>
/// <param name="Module">The module's name; the command finds it in MODPROBE_MODULE.</param>
/// <param name="Command">The command as configured; $CMDLINE_OPTS in it is replaced by the options.</param>
/// <param name="Options">The module's parameters.</param>
/// <param name="Depth">How many install commands stand above this one; it finds one more in ACTORLOAD_INSTALL_DEPTH.</param>
/// <param name="ModprobeOptions">What the command finds in MODPROBE_OPTIONS, and a modprobe in it takes as its own options.</param>
public sealed record CommandOrder(string Module, string Command, string Options, int Depth, string ModprobeOptions = "")
{
    /// <summary>The environment variable by which a nested request tells its depth.</summary>
    public const string DepthVariable = "ACTORLOAD_INSTALL_DEPTH";

    /// <summary>The command as the shell gets it. A plain replacement of text, as libkmod makes it.</summary>
    public string CommandLine => Command.Replace("$CMDLINE_OPTS", Options);
}
