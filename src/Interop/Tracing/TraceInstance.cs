using System.Runtime.InteropServices;
using System.Text;
using ActorLoad.Interop.Kernel;
using Microsoft.Win32.SafeHandles;
using Tmds.Linux;

namespace ActorLoad.Interop.Tracing;

/// <summary>
/// A trace buffer of our own (Documentation/trace/ftrace.rst, "Instances"): what others trace is neither seen nor touched. It goes
/// when it is disposed of; one that a killed service left is taken over. For one reader.
/// </summary>
public sealed unsafe class TraceInstance : ITraceSource, IDisposable
{
    private const string Name = "actorload";

    // CLOCK_MONOTONIC, which TimeProvider.System.GetTimestamp() reads, too.
    private const string Clock = "mono";

    private static readonly string[] Places = ["/sys/kernel/tracing", "/sys/kernel/debug/tracing"];

    private readonly TraceFolder _folder;
    private readonly SafeFileHandle _pipe;
    private readonly byte[] _buffer = new byte[16 * 1024];
    private readonly List<byte> _rest = [];

    private TraceInstance(TraceFolder folder, SafeFileHandle pipe) => (_folder, _pipe) = (folder, pipe);

    /// <summary>Optional events that this kernel does not trace, and why: <c>name: reason</c>.</summary>
    public IReadOnlyList<string> Without => _folder.Without;

    /// <summary>Makes one and switches these events on.</summary>
    /// <param name="events">Which.</param>
    /// <param name="kilobytes">How much the kernel keeps unread, for each CPU.</param>
    /// <param name="problem">Why there is none.</param>
    public static TraceInstance? Open(IEnumerable<TraceEvent> events, int kilobytes, out string? problem) => Open(Places, events, kilobytes, out problem);

    /// <summary>The same, with tracefs at one of these places.</summary>
    internal static TraceInstance? Open(IEnumerable<string> places, IEnumerable<TraceEvent> events, int kilobytes, out string? problem)
    {
        var place = places.FirstOrDefault(place => Directory.Exists($"{place}/instances"));
        if (place is null)
        {
            problem = "tracefs is not mounted, or may not be read: mount -t tracefs tracefs /sys/kernel/tracing";
            return null;
        }

        var folder = new TraceFolder(place, $"{place}/instances/{Name}");
        try
        {
            folder.Make(kilobytes, Clock);
            foreach (var traced in events)
            {
                folder.SwitchOn(traced);
            }

            if (Posix.OpenRead(folder.Pipe, out var errno, LibC.O_NONBLOCK) is { } pipe)
            {
                problem = null;
                return new TraceInstance(folder, pipe);
            }

            problem = $"{folder.Pipe}: {Errno.Describe(errno)}";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = e.Message;
        }

        folder.Remove();
        return null;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Read()
    {
        var lines = new List<string>();
        while (true)
        {
            int read;
            int errno;
            fixed (byte* start = _buffer)
            {
                read = (int)LibC.read((int)_pipe.DangerousGetHandle(), start, _buffer.Length);
                errno = Marshal.GetLastPInvokeError();
            }

            if (read <= 0)
            {
                // EAGAIN: read to its end.
                return read == 0 || errno is Errno.EAGAIN or Errno.EINTR ? lines : throw new IOException($"{_folder.Pipe}: {Errno.Describe(errno)}");
            }

            TakeLines(_buffer.AsSpan(0, read), lines);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _pipe.Dispose();
        _folder.Remove();
    }

    private void TakeLines(ReadOnlySpan<byte> read, List<string> lines)
    {
        for (var end = read.IndexOf((byte)'\n'); end >= 0; end = read.IndexOf((byte)'\n'))
        {
            _rest.AddRange(read[..end]);
            lines.Add(Encoding.UTF8.GetString(CollectionsMarshal.AsSpan(_rest)));
            _rest.Clear();
            read = read[(end + 1)..];
        }

        _rest.AddRange(read);
    }
}
