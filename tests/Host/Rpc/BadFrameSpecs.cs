using System.Net.Sockets;
using ActorLoad.Host.Rpc;

namespace ActorLoad.Host.Tests.Rpc;

public sealed class BadFrameSpecs
{
    private const string Prefix = "{\"method\":\"io.actorload.Loader.";

    [Theory]
    [InlineData("\0", "not JSON, or nested deeper than 16 levels, at byte 0")]
    [InlineData("hello\0", "not JSON, or nested deeper than 16 levels, at byte 0")]
    [InlineData("{\"method\":\0", "not JSON, or nested deeper than 16 levels, at byte 10")]
    [InlineData("[]\0", "not a JSON object")]
    [InlineData("{\"method\":[[[[[[[[[[[[[[[[[[[[\0", "not JSON, or nested deeper than 16 levels, at byte 25")]
    public async Task Bytes_that_are_no_call_should_be_answered_and_end_the_connection(string bytes, string reason)
    {
        await using var rpc = new RpcFixture();
        using var client = await rpc.ConnectAsync();

        await client.SendAsync(RawClient.LoadText("before") + bytes + RawClient.LoadText("behind"));

        Assert.Equal("before", await client.LoadedAsync());
        Assert.Equal($$$"""{"error":"io.actorload.Loader.BadCall","parameters":{"reason":"{{{reason}}}"}}""", await client.ReplyAsync());
        Assert.Null(await client.ReplyAsync());
        Assert.Equal(1, rpc.Loader.Begun);
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF8_should_be_answered_and_end_the_connection()
    {
        await using var rpc = new RpcFixture();
        using var client = await rpc.ConnectAsync();

        await client.SendAsync(new byte[] { (byte)'{', 0xc3, (byte)'}', 0 });

        Assert.Equal("""{"error":"io.actorload.Loader.BadCall","parameters":{"reason":"not UTF-8"}}""", await client.ReplyAsync());
        Assert.Null(await client.ReplyAsync());
    }

    [Fact]
    public async Task A_frame_that_is_too_long_should_be_answered_and_end_the_connection()
    {
        await using var rpc = new RpcFixture(limits: RpcLimits.Default with { CallBytes = 1000 });
        using var client = await rpc.ConnectAsync();

        await client.SendAsync(RawClient.LoadText(new string('a', 900)));
        Assert.Equal(900, (await client.LoadedAsync()).Length);
        await client.SendAsync(RawClient.LoadText(new string('a', 990))[..1001]);

        Assert.Equal("""{"error":"io.actorload.Loader.BadCall","parameters":{"reason":"a frame of more than 1000 bytes"}}""", await client.ReplyAsync());
        Assert.Null(await client.ReplyAsync());
    }

    [Fact]
    public async Task A_stream_that_ends_in_a_frame_should_be_answered_and_end_the_connection()
    {
        await using var rpc = new RpcFixture();
        using var client = await rpc.ConnectAsync();

        await client.SendAsync(RawClient.LoadText("a") + RawClient.LoadText("b")[..^1]);
        client.Socket.Shutdown(SocketShutdown.Send);

        Assert.Equal("a", await client.LoadedAsync());
        Assert.Equal(
            """{"error":"io.actorload.Loader.BadCall","parameters":{"reason":"the stream ended in the middle of a frame: no NUL behind it"}}""",
            await client.ReplyAsync());
        Assert.Null(await client.ReplyAsync());
    }

    [Theory]
    [InlineData("{}", "org.varlink.service.InvalidParameter", "{\"parameter\":\"method\"}")]
    [InlineData("{\"method\":7}", "org.varlink.service.InvalidParameter", "{\"parameter\":\"method\"}")]
    [InlineData("{\"method\":\"a.B\",\"parameters\":[]}", "org.varlink.service.InvalidParameter", "{\"parameter\":\"parameters\"}")]
    [InlineData("{\"method\":\"Load\"}", "org.varlink.service.InterfaceNotFound", "{\"interface\":\"Load\"}")]
    [InlineData("{\"method\":\".Load\"}", "org.varlink.service.InterfaceNotFound", "{\"interface\":\".Load\"}")]
    [InlineData("{\"method\":\"org.example.Load\"}", "org.varlink.service.InterfaceNotFound", "{\"interface\":\"org.example\"}")]
    [InlineData(Prefix + "load\"}", "org.varlink.service.MethodNotFound", "{\"method\":\"io.actorload.Loader.load\"}")]
    [InlineData(Prefix + "\"}", "org.varlink.service.MethodNotFound", "{\"method\":\"io.actorload.Loader.\"}")]
    [InlineData("{\"method\":\"org.varlink.service.Nope\"}", "org.varlink.service.MethodNotFound", "{\"method\":\"org.varlink.service.Nope\"}")]
    [InlineData(Prefix + "Load\"}", "org.varlink.service.InvalidParameter", "{\"parameter\":\"spec\"}")]
    [InlineData(Prefix + "Load\",\"parameters\":{\"spec\":\"a\",\"x\":1}}", "org.varlink.service.InvalidParameter", "{\"parameter\":\"x\"}")]
    [InlineData(Prefix + "Status\",\"parameters\":{\"x\":1}}", "org.varlink.service.InvalidParameter", "{\"parameter\":\"x\"}")]
    [InlineData(Prefix + "Explain\",\"parameters\":{}}", "org.varlink.service.InvalidParameter", "{\"parameter\":\"spec\"}")]
    [InlineData(Prefix + "Subscribe\"}", "org.varlink.service.ExpectedMore", null)]
    [InlineData(Prefix + "Load\",\"parameters\":{\"spec\":\"\"}}", "io.actorload.Loader.InvalidSpec", "{\"spec\":\"\",\"reason\":\"it is empty\"}")]
    [InlineData(Prefix + "Explain\",\"parameters\":{\"spec\":\"a\\u0000\"}}", "io.actorload.Loader.InvalidSpec", "{\"spec\":\"a\\u0000\",\"reason\":\"it has the control character U+0000\"}")]
    [InlineData("{\"method\":\"org.varlink.service.GetInterfaceDescription\",\"parameters\":{\"interface\":\"x.y\"}}", "org.varlink.service.InterfaceNotFound", "{\"interface\":\"x.y\"}")]
    public async Task A_call_that_is_wrong_should_be_answered_and_the_next_one_carried_out(string call, string error, string? parameters)
    {
        await using var rpc = new RpcFixture();
        using var client = await rpc.ConnectAsync();

        await client.SendAsync(call + "\0" + RawClient.LoadText("next"));

        var expected = parameters is null ? $"{{\"error\":\"{error}\"}}" : $"{{\"error\":\"{error}\",\"parameters\":{parameters}}}";
        Assert.Equal(expected, await client.ReplyAsync());
        Assert.Equal("next", await client.LoadedAsync());
        Assert.Equal(1, rpc.Loader.Begun);
    }

    [Fact]
    public async Task An_error_should_not_give_a_long_text_back()
    {
        await using var rpc = new RpcFixture();
        using var client = await rpc.ConnectAsync();

        await client.SendAsync(RawClient.LoadText(new string('a', 10_000)));

        var reply = await client.ReplyAsync();
        Assert.Contains("it has 10000 bytes, and 4095 is the most", reply, StringComparison.Ordinal);
        Assert.InRange(reply!.Length, 256, 500);
    }
}
