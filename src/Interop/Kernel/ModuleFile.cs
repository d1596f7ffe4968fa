using Microsoft.Win32.SafeHandles;
using Tmds.Linux;

namespace ActorLoad.Interop.Kernel;

/// <summary>A module file, open for reading.</summary>
internal sealed class ModuleFile : IDisposable
{
    private const int LongestMagic = 6;

    private ModuleFile(SafeFileHandle handle, long size, ModuleFormat format)
    {
        Handle = handle;
        Size = size;
        Format = format;
    }

    internal SafeFileHandle Handle { get; }

    /// <summary>In bytes.</summary>
    internal long Size { get; }

    internal ModuleFormat Format { get; }

    /// <summary>Opens the file; null and the failure if it cannot be had.</summary>
    internal static ModuleFile? Open(string path, out LoadResult failure)
    {
        failure = default;
        if (path.Contains('\0'))
        {
            failure = new LoadResult(Errno.EINVAL, LoadStage.Open, Detail: "the path contains a NUL character");
            return null;
        }

        // Asked before opening, because opening a device or a fifo has effects of its own.
        if (Posix.Stat(path, out var mode, out var size) is var refused and not 0)
        {
            failure = new LoadResult(refused, LoadStage.Open);
            return null;
        }

        if ((mode & LibC.S_IFMT) != LibC.S_IFREG)
        {
            var errno = (mode & LibC.S_IFMT) == LibC.S_IFDIR ? Errno.EISDIR : Errno.EINVAL;
            failure = new LoadResult(errno, LoadStage.Open, Detail: "not a regular file");
            return null;
        }

        return OpenRegular(path, size, out failure);
    }

    public void Dispose() => Handle.Dispose();

    private static ModuleFile? OpenRegular(string path, long size, out LoadResult failure)
    {
        failure = default;
        if (Posix.OpenRead(path, out var errno) is not { } handle)
        {
            failure = new LoadResult(errno, LoadStage.Open);
            return null;
        }

        Span<byte> start = stackalloc byte[LongestMagic];
        var count = Posix.Read(handle, start, 0, out errno);
        if (count < 0)
        {
            handle.Dispose();
            failure = new LoadResult(errno, LoadStage.Unpack, size);
            return null;
        }

        return new ModuleFile(handle, size, Recognise(start[..count]));
    }

    internal static ModuleFormat Recognise(ReadOnlySpan<byte> start) => start switch
    {
        [] => ModuleFormat.Empty,
        [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] => ModuleFormat.Elf,
        [0x1F, 0x8B, ..] => ModuleFormat.Gzip,
        [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0x00, ..] => ModuleFormat.Xz,
        [0x28, 0xB5, 0x2F, 0xFD, ..] => ModuleFormat.Zstd,
        _ => ModuleFormat.Unknown,
    };
}
