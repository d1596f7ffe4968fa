using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ActorLoad.Interop.Kernel;
using ActorLoad.Interop.Peers;
using Tmds.Linux;

namespace ActorLoad.Interop.Uevents;

/// <summary>The system calls of <see cref="UeventSocket"/>: the framework's sockets know neither netlink's addresses nor credentials.</summary>
internal static unsafe class UeventCalls
{
    private const int ControlBytes = 256;

    internal static SafeSocketHandle Bind(int receiveBuffer)
    {
        var fd = LibC.socket(NetlinkAddress.AfNetlink, LibC.SOCK_DGRAM | LibC.SOCK_CLOEXEC | LibC.SOCK_NONBLOCK, NetlinkAddress.KobjectUevent);
        var errno = Marshal.GetLastPInvokeError();
        if (fd < 0)
        {
            throw Failed("open", errno);
        }

        var handle = new SafeSocketHandle(fd, ownsHandle: true);

        // Before anything can arrive, so that no event is without its sender's credentials.
        errno = Set(fd, LibC.SO_PASSCRED, 1);
        if (errno == 0)
        {
            if (Set(fd, LibC.SO_RCVBUFFORCE, receiveBuffer) != 0)
            {
                _ = Set(fd, LibC.SO_RCVBUF, receiveBuffer);
            }

            var address = new NetlinkAddress { Family = NetlinkAddress.AfNetlink, Groups = NetlinkAddress.KernelGroup };
            var answer = LibC.bind(fd, (sockaddr*)&address, sizeof(NetlinkAddress));
            errno = Marshal.GetLastPInvokeError();
            if (answer == 0)
            {
                return handle;
            }
        }

        handle.Dispose();
        throw Failed("listen to", errno);
    }

    internal static int ReceiveBuffer(SafeSocketHandle socket)
    {
        var value = 0;
        socklen_t length = sizeof(int);
        _ = LibC.getsockopt((int)socket.DangerousGetHandle(), LibC.SOL_SOCKET, LibC.SO_RCVBUF, (byte*)&value, &length);
        return value;
    }

    internal static UeventReading Receive(SafeSocketHandle socket, Span<byte> datagram)
    {
        var held = false;
        try
        {
            socket.DangerousAddRef(ref held);
            fixed (byte* start = datagram)
            {
                return Receive((int)socket.DangerousGetHandle(), start, datagram.Length);
            }
        }
        finally
        {
            if (held)
            {
                socket.DangerousRelease();
            }
        }
    }

    private static UeventReading Receive(int fd, byte* start, int length)
    {
        var sender = default(NetlinkAddress);
        var control = stackalloc byte[ControlBytes];
        iovec part = default;
        part.iov_base = start;
        part.iov_len = length;
        msghdr message = default;
        while (true)
        {
            message.msg_name = &sender;
            message.msg_namelen = (uint)sizeof(NetlinkAddress);
            message.msg_iov = &part;
            message.msg_iovlen = 1;
            message.msg_control = control;
            message.msg_controllen = ControlBytes;
            var count = (long)LibC.recvmsg(fd, &message, LibC.MSG_DONTWAIT);
            var errno = Marshal.GetLastPInvokeError();
            if (count >= 0)
            {
                return Judge(in message, in sender, new ReadOnlySpan<byte>(start, (int)count));
            }

            switch (errno)
            {
                case Errno.EINTR:
                    break;
                case Errno.EAGAIN:
                    return new UeventReading(UeventReadingKind.Empty);
                case Errno.ENOBUFS:
                    return new UeventReading(UeventReadingKind.Overrun);
                default:
                    throw Failed("read from", errno);
            }
        }
    }

    private static UeventReading Judge(in msghdr message, in NetlinkAddress sender, ReadOnlySpan<byte> datagram)
    {
        UeventRefusal? refusal = Credentials(in message) switch
        {
            _ when (message.msg_flags & (LibC.MSG_TRUNC | LibC.MSG_CTRUNC)) != 0 => UeventRefusal.Truncated,
            null => UeventRefusal.NoCredentials,
            { Uid: not 0 } => UeventRefusal.OtherUser,
            _ when sender.Groups == 0 => UeventRefusal.Unicast,
            _ when sender.Groups != NetlinkAddress.KernelGroup => UeventRefusal.OtherGroup,
            _ when sender.Port != 0 => UeventRefusal.FromProcess,
            _ => null,
        };
        if (refusal is { } why)
        {
            return new UeventReading(UeventReadingKind.Refused, Refusal: why);
        }

        return UeventParser.Parse(datagram, out var unread) is { } uevent
            ? new UeventReading(UeventReadingKind.Event, uevent)
            : new UeventReading(UeventReadingKind.Refused, Refusal: unread);
    }

    private static PeerCredentials? Credentials(in msghdr message)
    {
        fixed (msghdr* start = &message)
        {
            for (var part = LibC.CMSG_FIRSTHDR(start); part != null; part = LibC.CMSG_NXTHDR(start, part))
            {
                if (part->cmsg_level == LibC.SOL_SOCKET && part->cmsg_type == LibC.SCM_CREDENTIALS)
                {
                    return Unsafe.ReadUnaligned<PeerCredentials>(LibC.CMSG_DATA(part));
                }
            }
        }

        return null;
    }

    private static int Set(int fd, int option, int value)
    {
        var answer = LibC.setsockopt(fd, LibC.SOL_SOCKET, option, (byte*)&value, sizeof(int));
        var errno = Marshal.GetLastPInvokeError();
        return answer == 0 ? 0 : errno;
    }

    private static IOException Failed(string what, int errno) => new(
        $"cannot {what} the kernel's uevent socket: {Errno.Describe(errno)}. Without it set actorload.uevents.enabled to false");
}
