using System.Text;
using Tmds.Linux;
using static Tmds.Linux.LibC;

namespace ActorLoad.Client.Native;

/// <summary>Standard output and standard error by write(2): System.Console would cost as much as the rest of a run.</summary>
internal static unsafe class Output
{
    private const int StandardOutput = 1;
    private const int StandardError = 2;

    /// <summary>Whether a person may be looking at standard error (isatty(3)).</summary>
    public static bool ErrorIsTerminal => isatty(StandardError) == 1;

    /// <summary>How wide the terminal is that standard output goes to (TIOCGWINSZ of ioctl_tty(2)); 0 where it goes elsewhere.</summary>
    public static int Columns
    {
        get
        {
            winsize size;
            return ioctl(StandardOutput, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
        }
    }

    /// <summary>Writes text to standard output. Whoever reads it may be gone; that is no fault of the load.</summary>
    public static void Write(string text) => Write(StandardOutput, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes bytes to standard output.</summary>
    public static void Write(ReadOnlySpan<byte> bytes) => Write(StandardOutput, bytes);

    /// <summary>Writes text to standard error.</summary>
    public static void WriteError(string text) => Write(StandardError, Encoding.UTF8.GetBytes(text));

    private static void Write(int descriptor, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            long written;
            fixed (byte* start = bytes)
            {
                written = write(descriptor, start, bytes.Length);
            }

            var error = errno;
            if (written < 0 && error != EINTR)
            {
                return;
            }

            bytes = bytes[(int)Math.Max(written, 0)..];
        }
    }
}
