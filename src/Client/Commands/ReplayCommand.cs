namespace ActorLoad.Client.Commands;

/// <summary><c>actorload replay</c>: not through the service, since a replay takes time and memory that the loads of now may need.</summary>
internal static class ReplayCommand
{
    /// <summary>Runs it; returns only where it could not, or was asked for help.</summary>
    /// <param name="arguments">Behind the command.</param>
    public static int Run(ReadOnlySpan<string> arguments) =>
        arguments is ["--help" or "-h"] ? Help.Show(Help.Replay) : DaemonProgram.Run("replay", arguments, "replay");
}
