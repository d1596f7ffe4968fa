using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Tmds.Linux;

namespace ActorLoad.Interop.Kernel.Asks;

/// <summary>
/// What one thread makes the kernel ask for: a perf event of that thread alone, so that nobody else can put something into it
/// and nobody else pays for it. Opened by the thread itself; read by any other, one at a time.
/// </summary>
internal sealed unsafe class ThreadAsks : IDisposable
{
    // include/uapi/linux/perf_event.h
    private const int TypeTracepoint = 2;
    private const ulong SampleRaw = 1 << 10;
    private const int FlagCloexec = 8;
    private const uint RecordSample = 9;
    private const int HeadOffset = 1024;
    private const int TailOffset = 1032;
    private const int RecordHeaderBytes = 8;

    // Far over that of a name, whose longest is 55 bytes.
    private const int LongestRecord = 512;

    // A page for the kernel's head and our tail, one for records: some forty, and a thread waits for each of its asks.
    private static readonly int DataBytes = Environment.SystemPageSize;
    private static readonly int MappedBytes = 2 * DataBytes;

    private readonly ModuleRequestEvent _event;
    private readonly SafeFileHandle _perf;
    private readonly Lock _gate = new();
    private byte* _pages;
    private string? _latest;

    private ThreadAsks(ModuleRequestEvent askedEvent, SafeFileHandle perf, byte* pages)
    {
        (_event, _perf) = (askedEvent, perf);
        _pages = pages;
    }

    /// <summary>
    /// Watches the calling thread; null and the errno if the kernel refuses (no CAP_PERFMON, too much locked memory, no perf
    /// events).
    /// </summary>
    public static ThreadAsks? Open(ModuleRequestEvent askedEvent, out int errno)
    {
        var attributes = new PerfEventAttributes
        {
            Type = TypeTracepoint,
            Size = (uint)sizeof(PerfEventAttributes),
            Config = askedEvent.Id,
            SamplePeriod = 1,
            SampleType = SampleRaw,
        };
        const int ThisThread = 0;
        const int AnyCpu = -1;
        const int NoGroup = -1;
        var fd = (int)LibC.syscall(SyscallNumbers.Current.PerfEventOpen, &attributes, ThisThread, AnyCpu, NoGroup, FlagCloexec);
        errno = Marshal.GetLastPInvokeError();
        if (fd < 0)
        {
            return null;
        }

        var perf = new SafeFileHandle(fd, ownsHandle: true);
        var pages = LibC.mmap(null, MappedBytes, LibC.PROT_READ | LibC.PROT_WRITE, LibC.MAP_SHARED, fd, 0);
        errno = Marshal.GetLastPInvokeError();
        if (pages == LibC.MAP_FAILED)
        {
            perf.Dispose();
            return null;
        }

        errno = 0;
        return new ThreadAsks(askedEvent, perf, (byte*)pages);
    }

    /// <summary>Whether the thread asked for this last and waits for the answer; true once for each time that it asked.</summary>
    public bool Take(string name)
    {
        lock (_gate)
        {
            if (_pages is not null)
            {
                Drain();
            }

            var asked = _latest == name;
            _latest = asked ? null : _latest;
            return asked;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _latest = null;
            if (_pages is not null)
            {
                _ = LibC.munmap(_pages, MappedBytes);
                _pages = null;
            }
        }

        _perf.Dispose();
    }

    private void Drain()
    {
        var head = Volatile.Read(ref *(ulong*)(_pages + HeadOffset));
        var tail = *(ulong*)(_pages + TailOffset);
        Span<byte> record = stackalloc byte[LongestRecord];
        while (head - tail >= RecordHeaderBytes)
        {
            CopyOut(tail, record[..RecordHeaderBytes]);
            var size = MemoryMarshal.Read<ushort>(record[6..]);
            if (size < RecordHeaderBytes || size > Math.Min(head - tail, LongestRecord))
            {
                break;
            }

            CopyOut(tail, record[..size]);
            if (MemoryMarshal.Read<uint>(record) == RecordSample)
            {
                // struct { header; u32 size; char data[size]; }, for PERF_SAMPLE_RAW alone
                Read(record[(RecordHeaderBytes + sizeof(uint))..size]);
            }

            tail += size;
        }

        Volatile.Write(ref *(ulong*)(_pages + TailOffset), head);
    }

    // Records go round the end of the page.
    private void CopyOut(ulong position, Span<byte> target)
    {
        var data = new ReadOnlySpan<byte>(_pages + DataBytes, DataBytes);
        var start = (int)(position % (uint)DataBytes);
        var first = Math.Min(target.Length, DataBytes - start);
        data.Slice(start, first).CopyTo(target);
        data[..(target.Length - first)].CopyTo(target[first..]);
    }

    private void Read(ReadOnlySpan<byte> data)
    {
        if (data.Length < Math.Max(_event.WaitOffset + 1, _event.NameOffset + sizeof(uint)))
        {
            return;
        }

        var place = MemoryMarshal.Read<uint>(data[_event.NameOffset..]);
        var (offset, length) = ((int)(place & 0xffff), (int)(place >> 16));
        _latest = data[_event.WaitOffset] != 0 && offset + length <= data.Length
            ? Encoding.UTF8.GetString(data.Slice(offset, length).TrimEnd((byte)0))
            : null;
    }

    // struct perf_event_attr of PERF_ATTR_SIZE_VER0, which every kernel takes.
    [StructLayout(LayoutKind.Sequential)]
    private struct PerfEventAttributes
    {
        public uint Type;
        public uint Size;
        public ulong Config;
        public ulong SamplePeriod;
        public ulong SampleType;
        public ulong ReadFormat;
        public ulong Flags;
        public uint WakeupEvents;
        public uint BreakpointType;
        public ulong BreakpointAddress;
    }
}
