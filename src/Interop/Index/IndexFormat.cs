using System.Buffers.Binary;

namespace ActorLoad.Interop.Index;

/// <summary>
/// Checks a depmod index (modules.*.bin) before libkmod may use it. libkmod maps the file and follows its offsets
/// unchecked, so that a truncated or damaged file would end the process. The format is a trie, described in kmod's
/// libkmod-index.c: magic, version and root offset, all big-endian; a node's offset tells by its high bits which of
/// prefix, children and values it has.
/// </summary>
internal ref struct IndexFormat
{
    private const uint Magic = 0xB007F457;
    private const uint MajorVersion = 2;
    private const uint HasPrefix = 0x80000000;
    private const uint HasValues = 0x40000000;
    private const uint HasChildren = 0x20000000;
    private const uint OffsetMask = 0x0FFFFFFF;
    private const int HeaderSize = 12;
    private const int DeepestNode = 4096;

    private readonly ReadOnlySpan<byte> _file;
    private long _budget;
    private string? _problem;

    private IndexFormat(ReadOnlySpan<byte> file)
    {
        _file = file;
        _budget = file.Length;
    }

    /// <summary>What is wrong with the file's contents, or null.</summary>
    public static string? FindProblem(ReadOnlySpan<byte> file)
    {
        if (file.Length < HeaderSize)
            return $"it is truncated: {file.Length} bytes do not hold the header";
        var magic = BinaryPrimitives.ReadUInt32BigEndian(file);
        if (magic != Magic)
            return $"it is no module index: magic {magic:x8}, not {Magic:x8}";
        var version = BinaryPrimitives.ReadUInt32BigEndian(file[4..]);
        if (version >> 16 != MajorVersion)
            return $"it has format version {version >> 16}.{version & 0xFFFF}, and libkmod reads {MajorVersion}.x";
        var walk = new IndexFormat(file);
        walk.Node(BinaryPrimitives.ReadUInt32BigEndian(file[8..]), 0);
        return walk._problem;
    }

    private bool Node(uint offset, int depth)
    {
        var position = (int)(offset & OffsetMask);
        if (position == 0)
            return true;
        var start = position;
        if (depth > DeepestNode)
            return Fail(position, "its nodes lie too deep");
        if (position > _file.Length)
            return Fail(position, "it is truncated or damaged");
        if ((offset & HasPrefix) != 0 && !Text(ref position))
            return false;
        var children = new Range(0, 0);
        if ((offset & HasChildren) != 0 && !Children(ref position, out children))
            return false;
        if ((offset & HasValues) != 0 && !Values(ref position))
            return false;

        // Nodes do not overlap in a sound file; in a damaged one a loop would go on for ever.
        _budget -= Math.Max(1, position - start);
        if (_budget < 0)
            return Fail(start, "its nodes form a loop");
        for (var i = children.Start.Value; i < children.End.Value; i += sizeof(uint))
        {
            if (!Node(BinaryPrimitives.ReadUInt32BigEndian(_file[i..]), depth + 1))
                return false;
        }

        return true;
    }

    private bool Children(ref int position, out Range children)
    {
        children = default;
        if (_file.Length - position < 2)
            return Fail(position, "it is truncated or damaged");
        var first = _file[position];
        var last = _file[position + 1];
        if (first > last || last >= 128)
            return Fail(position, "it is damaged");
        var size = (last - first + 1) * sizeof(uint);
        position += 2;
        if (_file.Length - position < size)
            return Fail(position, "it is truncated or damaged");
        children = new Range(position, position + size);
        position += size;
        return true;
    }

    private bool Values(ref int position)
    {
        if (_file.Length - position < sizeof(uint))
            return Fail(position, "it is truncated or damaged");
        var count = BinaryPrimitives.ReadUInt32BigEndian(_file[position..]);
        position += sizeof(uint);
        for (uint i = 0; i < count; i++)
        {
            if (_file.Length - position < sizeof(uint))
                return Fail(position, "it is truncated or damaged");
            position += sizeof(uint);
            if (!Text(ref position))
                return false;
        }

        return true;
    }

    private bool Text(ref int position)
    {
        var length = _file[position..].IndexOf((byte)0);
        if (length < 0)
            return Fail(position, "it is truncated or damaged");
        position += length + 1;
        return true;
    }

    private bool Fail(int position, string problem)
    {
        _problem = $"{problem} (at byte {position} of {_file.Length})";
        return false;
    }
}
