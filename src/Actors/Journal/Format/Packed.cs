using System.IO.Compression;
using System.Text.Json;

namespace ActorLoad.Actors.Journal.Format;

/// <summary>
/// Events of many bytes, gzipped (RFC 1952). Columns of a storm are a seventh of their size then. What begins with gzip's two bytes is packed; JSON never does.
/// </summary>
internal static class Packed
{
    /// <summary>What is shorter stays as it is, so that what ordinary boots write can be read with SQLite alone. In bytes: a page of SQLite's, within which nothing is won.</summary>
    internal const int Worthwhile = 4096;

    // Of a journal of another machine, whose bytes may be meant to fill this one's memory. The largest batch that is written is some 1 MB.
    private const int Limit = 64 << 20;

    internal static bool Is(ReadOnlySpan<byte> bytes) => bytes is [0x1F, 0x8B, ..];

    internal static byte[] Pack(byte[] bytes)
    {
        if (bytes.Length < Worthwhile)
        {
            return bytes;
        }

        using var packed = new MemoryStream(bytes.Length / 4);
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    /// <summary>What was packed; what was not, as it is.</summary>
    /// <exception cref="JsonException">It is damaged, or too large to be an event.</exception>
    internal static byte[] Unpack(byte[] bytes)
    {
        if (!Is(bytes))
        {
            return bytes;
        }

        try
        {
            using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            using var whole = new MemoryStream();
            var part = new byte[81_920];
            while (gzip.Read(part) is > 0 and var count)
            {
                if (whole.Length + count > Limit)
                {
                    throw new JsonException($"unpacked, it has more than {Limit} bytes");
                }

                whole.Write(part, 0, count);
            }

            return whole.ToArray();
        }
        catch (InvalidDataException e)
        {
            throw new JsonException($"it is gzipped and damaged: {e.Message}", e);
        }
    }
}
