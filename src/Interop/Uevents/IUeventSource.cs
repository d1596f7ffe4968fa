namespace ActorLoad.Interop.Uevents;

/// <summary>Where uevents come from: the kernel's socket, or a test's. For one reader at a time.</summary>
public interface IUeventSource
{
    /// <summary>Completes when there may be something to receive; never faults while the source is open.</summary>
    Task WaitAsync(CancellationToken stop);

    /// <summary>
    /// What is there, without blocking. After an overrun the kernel tells of no other until all has been read: what was lost up to
    /// the next <see cref="UeventReadingKind.Empty"/> belongs to this one (net/netlink/af_netlink.c, NETLINK_S_CONGESTED).
    /// </summary>
    UeventReading Receive();
}
