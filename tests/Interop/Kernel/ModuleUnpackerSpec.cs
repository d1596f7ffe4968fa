using ActorLoad.Interop.Kernel;
using ActorLoad.Interop.Tests.Index.Support;

namespace ActorLoad.Interop.Tests.Kernel;

public sealed class ModuleUnpackerSpec : IDisposable
{
    private const long NoLimit = 1 << 30;

    private readonly MadeFolder _folder = new();
    private readonly byte[] _plain;

    public ModuleUnpackerSpec()
    {
        // Compressible and not, as in a module; larger than the buffer's first size.
        var random = new Random(7);
        _plain = new byte[1_500_000];
        random.NextBytes(_plain.AsSpan(0, 200_000));
        for (var i = 200_000; i < _plain.Length; i++)
        {
            _plain[i] = (byte)(i / 100 * random.Next(2));
        }
    }

    public static TheoryData<string> Packers =>
    [
        "gzip -9 -n",
        "gzip",
        "zstd -q -T0",
        "zstd -q --no-check",
        "xz",
        "xz --check=crc32 --lzma2=dict=1MiB", // scripts/Makefile.modinst
        "xz --check=none",
        "xz --check=sha256",
        "xz --x86 --lzma2",
        "xz --block-size=300000",
    ];

    [Theory]
    [MemberData(nameof(Packers))]
    public void Unpacker_should_restore_what_was_packed(string packer)
    {
        using var file = Open(_folder.Write("whole", Pack(packer)));
        using var image = ModuleUnpacker.Unpack(file, _plain.Length, out var failure);

        Assert.NotNull(image);
        Assert.True(failure.Succeeded);
        Assert.True(Content(image).SequenceEqual(_plain));
    }

    [Theory]
    [MemberData(nameof(Packers))]
    public void Unpacker_should_refuse_what_breaks_off(string packer)
    {
        var packed = Pack(packer);
        int[] missing = [1, 2, 3, 4, 5, 7, 8, 9, 12, 13, 100, packed.Length / 2, packed.Length - 7];
        Assert.All(missing, count => RefusesAsDamaged(packed[..^count]));
    }

    [Theory]
    [MemberData(nameof(Packers))]
    public void Unpacker_should_never_give_out_anything_else_than_what_was_packed(string packer)
    {
        if (packer.Contains("no-check") || packer.Contains("none"))
        {
            packer = "gzip -1"; // without a check sum nobody can tell
        }

        var packed = Pack(packer);
        var random = new Random(11);
        for (var i = 0; i < 8; i++)
        {
            var damaged = packed.ToArray();
            damaged[random.Next(8, damaged.Length)] ^= (byte)(1 << random.Next(8));
            using var file = Open(_folder.Write("damaged", damaged));
            using var image = ModuleUnpacker.Unpack(file, NoLimit, out var failure);

            Assert.True(image is null ? failure.Errno == Errno.EBADMSG : Content(image).SequenceEqual(_plain));
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("xz")]
    [InlineData("zstd -q")]
    public void Unpacker_should_stop_at_the_limit(string packer)
    {
        using var file = Open(_folder.Write("large", Pack(packer)));
        using var image = ModuleUnpacker.Unpack(file, _plain.Length - 1, out var failure);

        Assert.Null(image);
        Assert.Equal((Errno.EFBIG, LoadStage.Unpack), (failure.Errno, failure.Stage));
        Assert.Contains("1499999 bytes", failure.Detail);
    }

    public void Dispose() => _folder.Dispose();

    private void RefusesAsDamaged(byte[] packed)
    {
        using var file = Open(_folder.Write("damaged", packed));
        using var image = ModuleUnpacker.Unpack(file, NoLimit, out var failure);

        Assert.Null(image);
        Assert.Equal((Errno.EBADMSG, LoadStage.Unpack), (failure.Errno, failure.Stage));
        Assert.Equal(packed.Length, failure.FileBytes);
    }

    private byte[] Pack(string packer)
    {
        var source = _folder.Write("plain", _plain);
        _ = Tool.Succeed("sh", "-c", $"{packer} -c {source} >{source}.packed");
        return File.ReadAllBytes($"{source}.packed");
    }

    private static ModuleFile Open(string path)
    {
        var file = ModuleFile.Open(path, out var failure);
        Assert.True(file is not null, $"{failure}");
        return file;
    }

    private static unsafe ReadOnlySpan<byte> Content(NativeBuffer image) => new(image.Start, (int)image.Length);
}
