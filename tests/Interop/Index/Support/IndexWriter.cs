using System.Buffers.Binary;
using System.Text;

namespace ActorLoad.Interop.Tests.Index.Support;

/// <summary>Writes an index in depmod's format (kmod, libkmod-index.c), also such ones as depmod would refuse to write.</summary>
public sealed class IndexWriter
{
    private const uint HasValues = 0x40000000;
    private const uint HasChildren = 0x20000000;

    private readonly List<byte> _bytes = [.. new byte[12]];

    private IndexWriter()
    {
    }

    /// <summary>The file's contents.</summary>
    public static byte[] Write(IReadOnlyDictionary<string, string> values)
    {
        var writer = new IndexWriter();
        var root = writer.Node(values, "");
        var file = writer._bytes.ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(file, 0xB007F457);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(4), 0x00020001);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(8), root);
        return file;
    }

    private uint Node(IReadOnlyDictionary<string, string> values, string key)
    {
        var next = values.Keys.Where(k => k.Length > key.Length && k.StartsWith(key, StringComparison.Ordinal))
            .Select(k => k[key.Length]).Distinct().Order().ToList();
        var children = next.ToDictionary(c => c, c => Node(values, key + c));
        var offset = (uint)_bytes.Count;
        if (next.Count > 0)
        {
            offset |= HasChildren;
            _bytes.AddRange([(byte)next[0], (byte)next[^1]]);
            for (var c = next[0]; c <= next[^1]; c++)
                Number(children.GetValueOrDefault(c));
        }

        if (values.TryGetValue(key, out var value))
        {
            offset |= HasValues;
            Number(1);
            Number(0);
            _bytes.AddRange([.. Encoding.UTF8.GetBytes(value), 0]);
        }

        return offset;
    }

    private void Number(uint number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        _bytes.AddRange(bytes);
    }
}
