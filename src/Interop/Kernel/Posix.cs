using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Tmds.Linux;

namespace ActorLoad.Interop.Kernel;

/// <summary>
/// open(2), pread(2), write(2) and stat(2) with their errno. The framework's own file calls throw, and lose errno on the way
/// (ENODEV, which sysfs gives for a module in removal, has no exception of its own).
/// </summary>
internal static unsafe class Posix
{
    /// <summary>Opens for reading; null and the errno if that fails.</summary>
    internal static SafeFileHandle? OpenRead(string path, out int errno, int flags = 0)
    {
        int fd;
        fixed (byte* text = ZeroTerminated(path))
        {
            fd = LibC.open(text, LibC.O_RDONLY | LibC.O_CLOEXEC | flags, 0);
            errno = Marshal.GetLastPInvokeError();
        }

        if (fd < 0)
        {
            return null;
        }

        errno = 0;
        return new SafeFileHandle(fd, ownsHandle: true);
    }

    /// <summary>Reads at an offset; -1 and the errno if that fails. EBADF if another thread closed the handle.</summary>
    internal static int Read(SafeFileHandle handle, Span<byte> buffer, long offset, out int errno)
    {
        var held = false;
        try
        {
            handle.DangerousAddRef(ref held);
            fixed (byte* start = buffer)
            {
                var count = (long)LibC.pread((int)handle.DangerousGetHandle(), start, buffer.Length, offset);
                errno = Marshal.GetLastPInvokeError();
                errno = count < 0 ? errno : 0;
                return (int)count;
            }
        }
        catch (ObjectDisposedException)
        {
            errno = LibC.EBADF;
            return -1;
        }
        finally
        {
            if (held)
            {
                handle.DangerousRelease();
            }
        }
    }

    /// <summary>Writes into a file that is there, at one go, as attributes of sysfs want it; 0 or the errno.</summary>
    internal static int Write(string path, ReadOnlySpan<byte> bytes)
    {
        int fd;
        int errno;
        fixed (byte* text = ZeroTerminated(path))
        {
            fd = LibC.open(text, LibC.O_WRONLY | LibC.O_CLOEXEC, 0);
            errno = Marshal.GetLastPInvokeError();
        }

        if (fd < 0)
        {
            return errno;
        }

        fixed (byte* start = bytes)
        {
            var count = (long)LibC.write(fd, start, bytes.Length);
            errno = Marshal.GetLastPInvokeError();
            _ = LibC.close(fd);
            return count < 0 ? errno : 0;
        }
    }

    /// <summary>Type and size of what the path names, symlinks followed; the errno if that fails.</summary>
    internal static int Stat(string path, out mode_t mode, out long size)
    {
        stat facts;
        fixed (byte* text = ZeroTerminated(path))
        {
            var answer = LibC.stat(text, &facts);
            var errno = Marshal.GetLastPInvokeError();
            mode = facts.st_mode;
            size = facts.st_size;
            return answer == 0 ? 0 : errno;
        }
    }

    internal static byte[] ZeroTerminated(string text) => Encoding.UTF8.GetBytes(text + "\0");
}
