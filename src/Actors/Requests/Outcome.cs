namespace ActorLoad.Actors.Requests;

/// <summary>What came of a request, or of one module of it.</summary>
public enum Outcome
{
    /// <summary>Loaded and usable.</summary>
    Live,

    /// <summary>Part of the kernel image.</summary>
    Builtin,

    /// <summary>Left alone, as modprobe.d says.</summary>
    Blacklisted,

    /// <summary>An install command ran with exit status 0, and no module of that name is live.</summary>
    Commanded,

    /// <summary>See errno and stage.</summary>
    Failed,

    /// <summary>Nothing provides the spec.</summary>
    Unmet,

    /// <summary>The requester's time limit passed, its own or, for the kernel, kernel-helper.wait; the load goes on.</summary>
    TimedOut,

    /// <summary>The requester went away before its answer; only the ledger ever says this.</summary>
    Abandoned,
}
