using System.Collections.Immutable;

namespace ActorLoad.Client.Modprobe;

/// <summary>What a modprobe command line asks for, as far as the service does it. Everything else is the real modprobe's.</summary>
internal sealed record ModprobeCall
{
    /// <summary>kmod's default: messages up to LOG_WARNING.</summary>
    public const int DefaultVerbosity = 4;

    /// <summary><c>-a</c>: every operand is a module.</summary>
    public bool All { get; init; }

    /// <summary><c>-b</c>.</summary>
    public bool UseBlacklist { get; init; }

    /// <summary><c>-i</c>.</summary>
    public bool IgnoreInstall { get; init; }

    /// <summary><c>--first-time</c>.</summary>
    public bool FirstTime { get; init; }

    /// <summary><c>-n</c>, and part of <c>-D</c>: load nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary><c>-D</c>: the whole plan, whatever is loaded already.</summary>
    public bool ShowDepends { get; init; }

    /// <summary><c>-R</c>: the names that the operand resolves to.</summary>
    public bool ResolveAlias { get; init; }

    /// <summary><c>-s</c>: messages go to syslog.</summary>
    public bool Syslog { get; init; }

    /// <summary>The syslog priority up to which messages are shown: 4, 0 and up with <c>-q</c>, one more for each <c>-v</c>.</summary>
    public int Verbosity { get; init; } = DefaultVerbosity;

    /// <summary><c>-d</c>, or null.</summary>
    public string? Root { get; init; }

    /// <summary><c>-S</c>, or null.</summary>
    public string? Version { get; init; }

    /// <summary><c>-C</c>, in order.</summary>
    public ImmutableArray<string> ConfigPaths { get; init; } = [];

    /// <summary>What is left: modules, or a module and its parameters.</summary>
    public ImmutableArray<string> Operands { get; init; } = [];

    /// <summary>The modules asked for.</summary>
    public ReadOnlySpan<string> Specs => All ? Operands.AsSpan() : Operands.AsSpan()[..1];

    /// <summary>Whether the steps are printed (kmod's <c>verbose &gt; DEFAULT_VERBOSE</c>, or -D).</summary>
    public bool ShowSteps => ShowDepends || Verbosity > DefaultVerbosity;

    /// <summary>Whether the caller names a tree or a configuration.</summary>
    public bool NamesTree => Root is not null || Version is not null || !ConfigPaths.IsEmpty;
}
