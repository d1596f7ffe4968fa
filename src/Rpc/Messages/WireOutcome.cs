namespace ActorLoad.Rpc.Messages;

/// <summary>What came of a module, or of a whole request; <c>Outcome</c> of the interface.</summary>
public enum WireOutcome
{
    /// <summary>Loaded and usable.</summary>
    Live,

    /// <summary>Part of the kernel image.</summary>
    Builtin,

    /// <summary>Left alone, as modprobe.d says.</summary>
    Blacklisted,

    /// <summary>An install command ran with exit status 0; the module is not live by its name.</summary>
    Commanded,

    /// <summary>See errno, stage and message.</summary>
    Failed,

    /// <summary>Nothing provides it.</summary>
    Unmet,

    /// <summary>The requester's own time limit passed; the load goes on.</summary>
    TimedOut,
}
