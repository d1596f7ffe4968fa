namespace ActorLoad.Rpc.Messages;

/// <summary>How a request was answered; <c>Role</c> of the interface.</summary>
public enum WireRole
{
    /// <summary>Its arrival started the load.</summary>
    Leader,

    /// <summary>It arrived while the load ran.</summary>
    Joined,

    /// <summary>It arrived when all was loaded already.</summary>
    Live,

    /// <summary>Answered from a remembered failure.</summary>
    Remembered,

    /// <summary>The module is part of the kernel image.</summary>
    Builtin,

    /// <summary>modprobe.d blacklists the match.</summary>
    Blacklisted,

    /// <summary>Nothing provides the spec.</summary>
    Unmet,
}
