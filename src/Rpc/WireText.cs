using ActorLoad.Rpc.Messages;

namespace ActorLoad.Rpc;

/// <summary>The words of the interface's enumerations: this is the only place that knows them. Thread-safe.</summary>
public static class WireText
{
    private static readonly string[] Outcomes =
        ["live", "builtin", "blacklisted", "commanded", "failed", "unmet", "timedout"];

    private static readonly string[] Roles =
        ["leader", "joined", "live", "remembered", "builtin", "blacklisted", "unmet"];

    private static readonly string[] Stages = ["none", "open", "unpack", "insert", "command", "dependency"];

    private static readonly string[] Kinds = ["varlink", "commandline", "modprobe", "kernel", "udev"];

    /// <summary>The word of an outcome.</summary>
    public static string Of(WireOutcome outcome) => Outcomes[(int)outcome];

    /// <summary>The word of a role.</summary>
    public static string Of(WireRole role) => Roles[(int)role];

    /// <summary>The word of a stage.</summary>
    public static string Of(WireStage stage) => Stages[(int)stage];

    /// <summary>The word of a kind of requester.</summary>
    public static string Of(WireRequesterKind kind) => Kinds[(int)kind];

    /// <summary>The outcome of a word.</summary>
    public static bool TryParse(string word, out WireOutcome outcome) => Find(Outcomes, word, out outcome);

    /// <summary>The role of a word.</summary>
    public static bool TryParse(string word, out WireRole role) => Find(Roles, word, out role);

    /// <summary>The stage of a word.</summary>
    public static bool TryParse(string word, out WireStage stage) => Find(Stages, word, out stage);

    /// <summary>The kind of requester of a word; <see cref="WireRequesterKind.Varlink"/> for words of later versions.</summary>
    public static WireRequesterKind Kind(string word) => Find(Kinds, word, out WireRequesterKind kind) ? kind : default;

    private static bool Find<T>(string[] words, string word, out T value)
        where T : unmanaged, Enum
    {
        var index = Array.IndexOf(words, word);
        var found = index >= 0;
        index = found ? index : 0;
        value = System.Runtime.CompilerServices.Unsafe.As<int, T>(ref index);
        return found;
    }
}
