namespace ActorLoad.Actors.Requests;

/// <summary>How a request was answered.</summary>
public enum Role
{
    /// <summary>Its arrival started the load.</summary>
    Leader,

    /// <summary>It arrived while the load ran.</summary>
    Joined,

    /// <summary>It arrived when everything was loaded already.</summary>
    Live,

    /// <summary>It was answered from a remembered failure.</summary>
    Remembered,

    /// <summary>The module is part of the kernel image.</summary>
    Builtin,

    /// <summary>modprobe.d blacklists the match.</summary>
    Blacklisted,

    /// <summary>Nothing provides the spec.</summary>
    Unmet,
}
