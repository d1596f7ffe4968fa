using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Journal.Format;
using ActorLoad.Actors.Requests;
using CsCheck;

namespace ActorLoad.Actors.Tests.Journal;

/// <summary>Long events, which are stored gzipped.</summary>
public sealed class PackedEventSpec
{
    [Fact]
    public async Task A_long_event_should_be_what_gzip_says_it_is()
    {
        var stored = LedgerFormat.Write(Batch(500));
        using var json = JsonDocument.Parse(await Gunzip(stored));
        Assert.Equal(500, json.RootElement.GetProperty("id").GetArrayLength());
        Assert.Equal(Batch(500).Requests, Assert.IsType<RequestsAnswered>(LedgerFormat.Read(LedgerManifest.RequestsAnswered, stored)).Requests.AsEnumerable());
    }

    [Fact]
    public void A_short_event_should_be_stored_as_text() => Assert.Equal((byte)'{', LedgerFormat.Write(Batch(10))[0]);

    [Fact]
    public void A_storm_in_which_every_requester_is_another_should_cost_less_than_twenty_bytes_a_request() =>
        Assert.InRange(LedgerFormat.Write(Batch(8192)).Length, 8192, 8192 * 20);

    [Fact]
    public void A_stream_should_show_a_long_event_as_json()
    {
        var stored = LedgerFormat.Write(Batch(500));
        Assert.Equal(500, Named(Batch(500)).GetProperty("id").GetArrayLength());
        Assert.Equal(500, Named(LedgerFormat.Read("of-the-future.v9", stored)).GetProperty("id").GetArrayLength());
    }

    [Theory]
    [InlineData("tea-made.v9")]
    [InlineData(LedgerManifest.LoadFinished)]
    public void A_stream_should_show_bytes_that_are_no_json_as_nothing(string manifest)
    {
        foreach (byte[] bytes in new byte[][] { [0, 1, 255, .. "{"u8], [], [0x1F, 0x8B], [0x1F, 0x8B, 8, 0, 1, 2, 3] })
        {
            Assert.Empty(Named(LedgerFormat.Read(manifest, bytes)).EnumerateObject());
        }

        // JSON, but not what that kind has: who prints it would look for a time there.
        Assert.Empty(Named(LedgerFormat.Read(LedgerManifest.LoadFinished, [.. "{\"at\":5}"u8])).EnumerateObject());
    }

    [Fact]
    public void Damage_should_never_throw_nor_be_taken_for_the_event()
    {
        var stored = LedgerFormat.Write(Batch(300));
        Gen.Select(Gen.Int[0, stored.Length - 1], Gen.Byte, Gen.Bool).Sample((place, value, cut) =>
        {
            var damaged = stored.ToArray();
            damaged[place] = value;
            damaged = cut ? damaged[..place] : damaged;
            return LedgerFormat.Read(LedgerManifest.RequestsAnswered, damaged) switch
            {
                UnreadableEvent kept => kept.Bytes.AsSpan().SequenceEqual(damaged),
                RequestsAnswered read => read.Requests.SequenceEqual(Batch(300).Requests),
                _ => false,
            };
        });
    }

    [Fact]
    public void Bytes_that_would_fill_the_memory_should_be_unreadable()
    {
        using var bomb = new MemoryStream();
        using (var gzip = new GZipStream(bomb, CompressionLevel.Optimal, leaveOpen: true))
        {
            var spaces = Encoding.ASCII.GetBytes(new string(' ', 1 << 20));
            for (var mebibyte = 0; mebibyte < 65; mebibyte++)
            {
                gzip.Write(spaces);
            }
        }

        var read = LedgerFormat.Read(LedgerManifest.RequestsAnswered, bomb.ToArray());
        Assert.Contains("more than 67108864 bytes", Assert.IsType<UnreadableEvent>(read).Problem);
    }

    // By the program that everybody has, not by the library that wrote it.
    private static async Task<byte[]> Gunzip(byte[] packed)
    {
        using var gzip = Process.Start(new ProcessStartInfo("gzip", "-dc") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        using var plain = new MemoryStream();
        var read = gzip.StandardOutput.BaseStream.CopyToAsync(plain);
        await gzip.StandardInput.BaseStream.WriteAsync(packed);
        gzip.StandardInput.Close();
        await read;
        await gzip.WaitForExitAsync();
        Assert.Equal(0, gzip.ExitCode);
        return plain.ToArray();
    }

    private static JsonElement Named(ILedgerEvent happened)
    {
        using var json = JsonDocument.Parse(LedgerFormat.WriteNamed(happened));
        return json.RootElement.GetProperty("data").Clone();
    }

    private static RequestsAnswered Batch(int count) => new(
        LedgerSamples.At,
        [
            .. Enumerable.Range(0, count).Select(i => new RequestAnswered(
                LedgerSamples.At.AddMicroseconds(7 * i),
                new RequestId(1000 + i),
                new Requester(RequesterKind.Udev, 5000 + i, 0, "(udev-worker)", "/system.slice/systemd-udevd.service", $"/devices/system/cpu/cpu{i}", "cpu", 10_000 + i),
                "cpu:type:x86,ven0000fam0006mod008F:feature:,0000,0001",
                3,
                i == 0 ? Role.Leader : Role.Joined,
                Outcome.Live,
                0,
                900_000 - (7 * i))),
        ]);
}
