namespace ActorLoad.Interop.Uevents;

/// <summary>Why a datagram on the uevent socket is not believed.</summary>
public enum UeventRefusal
{
    /// <summary>Longer than any that the kernel sends (MSG_TRUNC, recvmsg(2)).</summary>
    Truncated,

    /// <summary>Without the sender's credentials (SCM_CREDENTIALS, unix(7)).</summary>
    NoCredentials,

    /// <summary>From a user other than root, as seen from this user namespace.</summary>
    OtherUser,

    /// <summary>To this socket alone, and not to a group: the kernel never does that (netlink(7), nl_groups 0).</summary>
    Unicast,

    /// <summary>To another group than the kernel's.</summary>
    OtherGroup,

    /// <summary>From a process (netlink(7), nl_pid other than 0).</summary>
    FromProcess,

    /// <summary>What udevd sends to its listeners (libudev's magic).</summary>
    FromUdev,

    /// <summary>Without <c>ACTION@/DEVPATH</c> at its beginning.</summary>
    NoHeader,

    /// <summary>What follows the header is not what the kernel writes.</summary>
    Malformed,
}
