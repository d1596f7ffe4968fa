using System.Buffers.Binary;
using System.IO.Compression;
using SharpCompress.Compressors.Xz;

namespace ActorLoad.Interop.Kernel;

/// <summary>Unpacks a compressed module file into memory. The memory is the caller's to dispose of.</summary>
internal static class ModuleUnpacker
{
    private const int ReadSize = 64 * 1024;

    /// <summary>The unpacked file, or null and the failure: EBADMSG if damaged, EFBIG if over the limit, or a read error.</summary>
    internal static NativeBuffer? Unpack(ModuleFile file, long limit, out LoadResult failure)
    {
        failure = default;
        var buffer = new NativeBuffer();
        try
        {
            using var packed = new FileStream(file.Handle, FileAccess.Read, ReadSize, isAsync: false);
            using var plain = Open(file.Format, packed);
            if (!buffer.TryFill(plain, limit))
            {
                failure = Fail(file, Errno.EFBIG, $"{Name(file.Format)} data that unpacks to more than {limit} bytes");
            }
            else if (file.Format == ModuleFormat.Gzip && !HasGzipLength(file, buffer.Length))
            {
                failure = Fail(file, Errno.EBADMSG, "truncated gzip data");
            }
        }
        catch (OutOfMemoryException)
        {
            failure = Fail(file, Errno.ENOMEM, "no memory to unpack it");
        }
        catch (Exception e) when (e.GetType() != typeof(IOException))
        {
            // The decoders say "damaged" in many types of exception, index out of range among them.
            failure = Fail(file, Errno.EBADMSG, $"damaged {Name(file.Format)} data: {e.Message}");
        }
        catch (IOException e)
        {
            failure = Fail(file, Errno.EIO, e.Message);
        }

        if (failure.Succeeded)
        {
            return buffer;
        }

        buffer.Dispose();
        return null;
    }

    /// <summary>The name that /sys/module/compression has for the format (kernel/module/decompress.c).</summary>
    internal static string Name(ModuleFormat format) => format switch
    {
        ModuleFormat.Gzip => "gzip",
        ModuleFormat.Xz => "xz",
        ModuleFormat.Zstd => "zstd",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "not a compressed format"),
    };

    private static Stream Open(ModuleFormat format, Stream packed) => format switch
    {
        ModuleFormat.Gzip => new GZipStream(packed, CompressionMode.Decompress),
        ModuleFormat.Xz => new XZStream(packed),
        _ => new ZstdSharp.DecompressionStream(packed),
    };

    /// <summary>
    /// The framework takes a gzip file that breaks off for one that ends. Its last four bytes are the plain length
    /// modulo 2^32 (RFC 1952, 2.3.1); where it breaks off they are something else, or nothing came out of it.
    /// </summary>
    private static bool HasGzipLength(ModuleFile file, long length)
    {
        Span<byte> end = stackalloc byte[4];
        return length > 0
            && Posix.Read(file.Handle, end, file.Size - end.Length, out _) == end.Length
            && BinaryPrimitives.ReadUInt32LittleEndian(end) == (uint)length;
    }

    private static LoadResult Fail(ModuleFile file, int errno, string detail) => new(errno, LoadStage.Unpack, file.Size, detail);
}
