using System.Text;

namespace ActorLoad.Rpc.Tests;

public sealed class EventTextSpecs
{
    [Theory]
    [InlineData(
        """{"kind":"plan-made.v1","data":{"at":"2026-03-01T12:00:00+01:00","plan":7,"steps":["jbd2","ocfs2!"]}}""",
        "2026-03-01 11:00:00.000000 plan-made plan=7 steps=jbd2,ocfs2!")]
    [InlineData(
        """{"kind":"request-answered.v1","data":{"at":"2026-03-01T12:00:00Z","requester":{"kind":"udev","comm":"(a b)","devpath":null},"ok":true}}""",
        "2026-03-01 12:00:00.000000 request-answered kind=udev comm=\"(a b)\" ok=True")]
    [InlineData("""{"kind":"tea-made.v9","data":{}}""", "-------------------------- tea-made")]
    [InlineData("""{"kind":"x.v1","data":{"at":"\u001b[2J","s":"\u001b[2J"}}""", "-------------------------- x s=\"\\u001B[2J\"")]
    [InlineData("{", "not understood: \"{\"")]
    [InlineData("""{"data":{}}""", "not understood: \"{\\\"data\\\":{}}\"")]
    [InlineData("""{"kind":"x","data":7}""", "not understood: \"{\\\"kind\\\":\\\"x\\\",\\\"data\\\":7}\"")]
    public void An_event_should_be_one_line(string json, string line) => Assert.Equal(line, EventText.Of(Encoding.UTF8.GetBytes(json)));
}
