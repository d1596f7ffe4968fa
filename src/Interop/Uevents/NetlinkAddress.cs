using System.Runtime.InteropServices;

namespace ActorLoad.Interop.Uevents;

/// <summary>struct sockaddr_nl of linux/netlink.h, with its numbers.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NetlinkAddress
{
    internal const ushort AfNetlink = 16;
    internal const int KobjectUevent = 15;

    /// <summary>The only group that the kernel sends uevents to; 2 is udevd's.</summary>
    internal const uint KernelGroup = 1;

    internal ushort Family;
    internal ushort Padding;
    internal uint Port;
    internal uint Groups;
}
