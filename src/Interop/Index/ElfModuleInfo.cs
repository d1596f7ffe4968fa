using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;

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

    private readonly SafeFileHandle _file;
    private readonly bool _is64;
    private readonly bool _littleEndian;

    private ElfModuleInfo(SafeFileHandle file, bool is64, bool littleEndian) =>
        (_file, _is64, _littleEndian) = (file, is64, littleEndian);

    /// <summary>Reads the open file.</summary>
    public static ModuleFile Read(SafeFileHandle file)
    {
        Span<byte> header = stackalloc byte[HeaderSize];
        var size = RandomAccess.Read(file, header, 0);
        if (IsCompressed(header[..size]))
            return new ModuleFile(null, null);
        if (size < HeaderSize || !header.StartsWith("\x7fELF"u8) || header[4] is not (1 or 2) || header[5] is not (1 or 2))
            return new ModuleFile(null, NoModule + ": no ELF header");
        return new ElfModuleInfo(file, header[4] == 2, header[5] == 1).Find(header);
    }

    private static bool IsCompressed(ReadOnlySpan<byte> header) =>
        header.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b])
        || header.StartsWith((ReadOnlySpan<byte>)[0xfd, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0])
        || header.StartsWith((ReadOnlySpan<byte>)[0x28, 0xb5, 0x2f, 0xfd]);

    private ModuleFile Find(ReadOnlySpan<byte> header)
    {
        var entrySize = _is64 ? 64 : 40;
        var count = UInt16(header[(_is64 ? 60 : 48)..]);
        var nameSection = UInt16(header[(_is64 ? 62 : 50)..]);
        var table = Block(_is64 ? UInt64(header[40..]) : UInt32(header[32..]), (ulong)(entrySize * count));
        if (table is null || nameSection >= count)
            return new ModuleFile(null, NoModule + ": no section headers");
        var names = Section(table.AsSpan(nameSection * entrySize, entrySize));
        for (var i = 0; names is not null && i < count; i++)
        {
            var section = table.AsSpan(i * entrySize, entrySize);
            var nameStart = UInt32(section);
            if (nameStart >= names.Length || !names.AsSpan((int)nameStart).StartsWith(".modinfo\0"u8))
                continue;
            return Section(section) is { } info ? new ModuleFile(NameIn(info), null) : new ModuleFile(null, NoModule + ": it is truncated");
        }

        return new ModuleFile(null, NoModule + ": no .modinfo section");
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
        return RandomAccess.Read(_file, block, (long)offset) == block.Length ? block : null;
    }

    private ushort UInt16(ReadOnlySpan<byte> bytes) =>
        _littleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private uint UInt32(ReadOnlySpan<byte> bytes) =>
        _littleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);

    private ulong UInt64(ReadOnlySpan<byte> bytes) =>
        _littleEndian ? BinaryPrimitives.ReadUInt64LittleEndian(bytes) : BinaryPrimitives.ReadUInt64BigEndian(bytes);
}
