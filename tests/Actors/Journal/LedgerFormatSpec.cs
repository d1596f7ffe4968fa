using System.Text;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Journal.Format;
using CsCheck;

namespace ActorLoad.Actors.Tests.Journal;

public sealed class LedgerFormatSpec
{
    public static TheoryData<string> Manifests =>
        [.. typeof(LedgerManifest).GetFields().Select(f => (string)f.GetRawConstantValue()!)];

    [Theory]
    [MemberData(nameof(Manifests))]
    public void Event_should_be_written_as_its_golden_file_says(string manifest)
    {
        var sample = LedgerSamples.All[manifest];
        Assert.Equal(manifest, LedgerFormat.Manifest(sample));
        Assert.Equal(Golden(manifest), Encoding.UTF8.GetString(LedgerFormat.Write(sample)));
    }

    [Theory]
    [MemberData(nameof(Manifests))]
    public void Golden_file_should_be_read_as_the_event(string manifest)
    {
        var read = LedgerFormat.Read(manifest, Encoding.UTF8.GetBytes(Golden(manifest)));
        Assert.Equivalent(LedgerSamples.All[manifest], read, strict: true);
        Assert.Equal(Golden(manifest), Encoding.UTF8.GetString(LedgerFormat.Write(read)));
    }

    [Theory]
    [InlineData("service-started.v1.settings")]
    [InlineData("service-started.v1.mode")]
    [InlineData("observed-call.v1.helper")]
    [InlineData("plan-made.v1.matches")]
    [InlineData("preload-planned.v1.problem")]
    [InlineData("request-answered.v1.terms")]
    [InlineData("requests-answered.v1.terms")]
    [InlineData("request-answered.v1.requester")]
    [InlineData("requests-answered.v1.requester")]
    [InlineData("requests-answered.v1.order")]
    public void Event_with_what_its_first_version_did_not_have_should_be_written_and_read_as_its_golden_file_says(string golden)
    {
        var sample = LedgerSamples.Fuller[golden];
        Assert.Equal(Golden(golden), Encoding.UTF8.GetString(LedgerFormat.Write(sample)));
        Assert.Equivalent(sample, LedgerFormat.Read(LedgerFormat.Manifest(sample), Encoding.UTF8.GetBytes(Golden(golden))), strict: true);
    }

    [Fact]
    public void Event_should_come_back_without_what_it_may_be_without()
    {
        var bare = ((LoadFinished)LedgerSamples.All[LedgerManifest.LoadFinished]) with { Detail = null };
        Assert.Equal(bare, LedgerFormat.Read(LedgerManifest.LoadFinished, LedgerFormat.Write(bare)));
        var kernel = ((RequestsAnswered)LedgerSamples.All[LedgerManifest.RequestsAnswered]).Requests[1];
        Assert.Equal(kernel, LedgerFormat.Read(LedgerManifest.RequestAnswered, LedgerFormat.Write(kernel)));
    }

    [Fact]
    public void Unknown_event_should_be_kept_and_written_back_as_it_was()
    {
        byte[] bytes = [0, 1, 255, .. "{"u8];
        var read = Assert.IsType<UnknownEvent>(LedgerFormat.Read("of-the-future.v9", [.. bytes]));
        Assert.Equal("of-the-future.v9", LedgerFormat.Manifest(read));
        Assert.Equal(bytes, LedgerFormat.Write(read));
    }

    [Theory]
    [InlineData(LedgerManifest.LoadFinished, "")]
    [InlineData(LedgerManifest.LoadFinished, "null")]
    [InlineData(LedgerManifest.LoadFinished, "{}")]
    [InlineData(LedgerManifest.LoadFinished, "{\"at\":\"2026-03-01T12:00:00+00:00\",\"path\":null}")]
    [InlineData(LedgerManifest.ServiceStopped, "{\"at\":\"yesterday\",\"reason\":\"\"}")]
    [InlineData(LedgerManifest.ServiceStopped, "{\"at\":\"2026-03-01T12:00:00+00:00\",\"reason\":null}")]
    [InlineData(LedgerManifest.RequestAnswered, "{\"role\":17}")]
    public void Unreadable_event_should_be_kept_and_written_back_as_it_was(string manifest, string text)
    {
        var read = Assert.IsType<UnreadableEvent>(LedgerFormat.Read(manifest, Encoding.UTF8.GetBytes(text)));
        Assert.NotEmpty(read.Problem);
        Assert.Equal(manifest, LedgerFormat.Manifest(read));
        Assert.Equal(text, Encoding.UTF8.GetString(LedgerFormat.Write(read)));
    }

    [Theory]
    [InlineData("\"by\":[0,1,0]", "\"by\":[0,1]", "by")]
    [InlineData("\"by\":[0,1,0]", "\"by\":[0,2,0]", "by")]
    [InlineData("\"ask\":[0,1,2]", "\"ask\":[0,-1,2]", "ask")]
    [InlineData("\"spec\":[0,0,1]", "\"spec\":[0,0,9]", "spec")]
    [InlineData("\"pid\":[500,-400]", "\"pid\":[500]", "pid")]
    [InlineData("\"seqnum\":[1234,null]", "\"seqnum\":[]", "seqnum")]
    [InlineData("[\"dummy\",", "[null,", "text")]
    [InlineData("\"time\":[0,", "\"time\":[9000000000000000000,", "time")]
    [InlineData("\"remembered\"", "\"forgotten\"", "role")]
    public void Columns_that_do_not_fit_together_should_be_unreadable(string good, string bad, string named)
    {
        var text = Golden(LedgerManifest.RequestsAnswered);
        Assert.Contains(good, text);
        var read = LedgerFormat.Read(LedgerManifest.RequestsAnswered, Encoding.UTF8.GetBytes(text.Replace(good, bad)));
        Assert.Contains(named, Assert.IsType<UnreadableEvent>(read).Problem);
    }

    [Fact]
    public void Damaged_bytes_should_never_throw()
    {
        var golden = LedgerSamples.All.Keys.Select(m => (Manifest: m, Bytes: Encoding.UTF8.GetBytes(Golden(m)))).ToArray();
        Gen.Select(Gen.Int[0, golden.Length - 1].Select(i => golden[i]), Gen.Int[0, 10_000], Gen.Byte, Gen.Bool)
            .Sample((sample, place, value, cut) =>
            {
                var bytes = sample.Bytes.ToArray();
                bytes[place % bytes.Length] = value;
                var damaged = cut ? bytes[..(place % bytes.Length)] : bytes;
                var read = LedgerFormat.Read(sample.Manifest, damaged);
                return read is not UnreadableEvent kept || kept.Bytes.AsSpan().SequenceEqual(damaged);
            });
    }

    private static string Golden(string manifest) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Journal", "Golden", manifest + ".json")).TrimEnd('\n');
}
