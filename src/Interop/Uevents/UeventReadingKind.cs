namespace ActorLoad.Interop.Uevents;

/// <summary>What a look at the uevent socket can give.</summary>
public enum UeventReadingKind
{
    /// <summary>Nothing is there: all that the kernel has sent so far was read.</summary>
    Empty,

    /// <summary>An event of the kernel.</summary>
    Event,

    /// <summary>A datagram that is not believed.</summary>
    Refused,

    /// <summary>ENOBUFS: the buffer was full, and events are lost (netlink(7)). The socket goes on.</summary>
    Overrun,
}
