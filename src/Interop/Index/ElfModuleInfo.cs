using System.Buffers.Binary;
using System.Text;

namespace ActorLoad.Interop.Index;

/// <summary>
/// Finds <c>name=</c> in the .modinfo section of a module file, reading only the headers and that section (elf(5)).
/// libkmod could do it, but it maps the file: one that is truncated meanwhile would end the process.
/// </summary>
internal readonly struct ElfModuleInfo
{
    private const int HeaderSize = 64;
    private const int LargestTable = 1 << 20;
    private const string NoModule = "it is no kernel module";

    private readonly Reader _read;
    private readonly bool _is64;
    private readonly bool _littleEndian;

    private ElfModuleInfo(Reader read, bool is64, bool littleEndian) =>
        (_read, _is64, _littleEndian) = (read, is64, littleEndian);

    /// <summary>Reads as many bytes as <paramref name="into"/> has, or returns false.</summary>
    public delegate bool Reader(Span<byte> into, long offset);

    /// <summary>Looks for the name.</summary>
    public static ModuleIdentity Read(Reader read)
    {
        Span<byte> header = stackalloc byte[HeaderSize];
        return read(header, 0) && header.StartsWith("\u007fELF"u8) && header[4] is (1 or 2) && header[5] is (1 or 2)
            ? new ElfModuleInfo(read, header[4] == 2, header[5] == 1).Find(header)
            : ModuleIdentity.NoModule(NoModule + ": no ELF header");
    }

    private ModuleIdentity Find(ReadOnlySpan<byte> header)
    {
        var entrySize = _is64 ? 64 : 40;
        var count = UInt16(header[(_is64 ? 60 : 48)..]);
        var nameSection = UInt16(header[(_is64 ? 62 : 50)..]);
        var table = Block(_is64 ? UInt64(header[40..]) : UInt32(header[32..]), (uint)(entrySize * count));
        if (table is null || nameSection >= count)
            return ModuleIdentity.NoModule(NoModule + ": no section headers");
        var names = Section(table.AsSpan(nameSection * entrySize, entrySize));
        for (var i = 0; names is not null && i < count; i++)
        {
            var section = table.AsSpan(i * entrySize, entrySize);
            var nameStart = UInt32(section);
            if (nameStart >= names.Length || !names.AsSpan((int)nameStart).StartsWith(".modinfo\0"u8))
                continue;
            return Section(section) is { } info ? new ModuleIdentity(NameIn(info)) : ModuleIdentity.NoModule(NoModule + ": it is truncated");
        }

        return ModuleIdentity.NoModule(NoModule + ": no .modinfo section");
    }

    private static string? NameIn(ReadOnlySpan<byte> info)
    {
        foreach (var range in info.Split((byte)0))
        {
            var entry = info[range];
            if (entry.StartsWith("name="u8) && entry.Length > 5)
                return Encoding.UTF8.GetString(entry[5..]).Replace('-', '_');
        }

        return null;
    }

    private byte[]? Section(ReadOnlySpan<byte> header) => _is64
        ? Block(UInt64(header[24..]), UInt64(header[32..]))
        : Block(UInt32(header[16..]), UInt32(header[20..]));

    private byte[]? Block(ulong offset, ulong size)
    {
        if (size > LargestTable || offset > long.MaxValue - LargestTable)
            return null;
        var block = new byte[size];
        return _read(block, (long)offset) ? block : null;
    }

    private ushort UInt16(ReadOnlySpan<byte> bytes) =>
        _littleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private uint UInt32(ReadOnlySpan<byte> bytes) =>
        _littleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);

    private ulong UInt64(ReadOnlySpan<byte> bytes) =>
        _littleEndian ? BinaryPrimitives.ReadUInt64LittleEndian(bytes) : BinaryPrimitives.ReadUInt64BigEndian(bytes);
}
