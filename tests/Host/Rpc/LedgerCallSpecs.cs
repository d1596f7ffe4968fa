using System.Text;
using System.Text.Json;
using ActorLoad.Rpc;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Host.Tests.Rpc;

/// <summary>The calls about the ledger as a whole, over the socket.</summary>
public sealed class LedgerCallSpecs
{
    [Theory]
    [InlineData("""{"method":"io.actorload.Loader.Report"}""", """{"parameters":{"topic":"Report","boot":""}}""")]
    [InlineData("""{"method":"io.actorload.Loader.Report","parameters":{"boot":"-1"}}""", """{"parameters":{"topic":"Report","boot":"-1"}}""")]
    [InlineData("""{"method":"io.actorload.Loader.Boots","parameters":{}}""", """{"parameters":{"topic":"Boots","boot":""}}""")]
    [InlineData("""{"method":"io.actorload.Loader.Diff","parameters":{"before":"a","boot":"b"}}""", """{"parameters":{"topic":"Diff","boot":"b"}}""")]
    [InlineData(
        """{"method":"io.actorload.Loader.Report","parameters":{"boot":"none"}}""",
        """{"error":"io.actorload.Loader.NoSuchBoot","parameters":{"reason":"there is no boot none"}}""")]
    [InlineData("""{"method":"io.actorload.Loader.Boots","parameters":{"boot":"1"}}""", Invalid + "\"boot\"}}")]
    [InlineData("""{"method":"io.actorload.Loader.Diff","parameters":{"boot":"1"}}""", Invalid + "\"before\"}}")]
    [InlineData("""{"method":"io.actorload.Loader.Render","parameters":{"what":"diff"}}""", Invalid + "\"before\"}}")]
    [InlineData("""{"method":"io.actorload.Loader.Render","parameters":{"what":"tea"}}""", Invalid + "\"what\"}}")]
    [InlineData("""{"method":"io.actorload.Loader.Render","parameters":{}}""", Invalid + "\"what\"}}")]
    [InlineData("""{"method":"io.actorload.Loader.Render","parameters":{"what":"boots","form":"tea"}}""", Invalid + "\"form\"}}")]
    [InlineData("""{"method":"io.actorload.Loader.Render","parameters":{"what":"boots","form":"html"}}""", Invalid + "\"form\"}}")]
    [InlineData("""{"method":"io.actorload.Loader.Render","parameters":{"what":"boots","columns":1001}}""", Invalid + "\"columns\"}}")]
    [InlineData("""{"method":"io.actorload.Loader.History"}""", """{"error":"org.varlink.service.ExpectedMore"}""")]
    public async Task A_call_should_be_answered_or_say_what_is_wrong_with_it(string call, string reply)
    {
        await using var fixture = new RpcFixture();
        using var client = await fixture.ConnectAsync();
        await client.SendAsync(call + "\0");
        Assert.Equal(reply, await client.ReplyAsync());
    }

    [Fact]
    public async Task Render_should_give_text()
    {
        await using var fixture = new RpcFixture();
        using var client = await fixture.ConnectAsync();
        await client.SendAsync(Encoding.UTF8.GetString(
            LedgerCalls.Write(new LedgerQuestion(LedgerTopic.Diff, "b", "a", LedgerQuestion.Text, 80)).Span));
        using var reply = JsonDocument.Parse((await client.ReplyAsync())!);
        Assert.Contains(
            "Topic = Diff, Boot = b, Before = a, Form = text, Columns = 80", reply.RootElement.GetProperty("parameters").GetProperty("text").GetString());
    }

    [Fact]
    public async Task History_should_send_every_event_and_say_where_it_ends()
    {
        await using var fixture = new RpcFixture(new FakeLoader { Chunks = 30 });
        using var client = await fixture.ConnectAsync();
        await client.SendAsync("""{"method":"io.actorload.Loader.History","more":true}""" + "\0");
        for (var i = 0; i < 3000; i++)
        {
            Assert.Equal("""{"parameters":{"event":{"kind":"x.v1","data":{"n":#}}},"continues":true}""".Replace("#", $"{i}"), await client.ReplyAsync());
        }

        Assert.Equal("""{"parameters":{}}""", await client.ReplyAsync());
        await client.SendAsync("""{"method":"io.actorload.Loader.Boots"}""" + "\0");
        Assert.Contains("Boots", await client.ReplyAsync());
    }

    [Fact]
    public async Task History_should_be_read_no_further_than_the_peer_takes_it()
    {
        var loader = new FakeLoader { Chunks = 1_000_000 };
        await using var fixture = new RpcFixture(loader);
        using (var client = await fixture.ConnectAsync())
        {
            await client.SendAsync("""{"method":"io.actorload.Loader.History","more":true}""" + "\0");
            await client.ReplyAsync();
        }

        await RpcFixture.EventuallyAsync(() => fixture.Listener.Connections == 0, "the connection ends");
        Assert.InRange(loader.Sent, 1, 1000);
    }

    private const string Invalid = """{"error":"org.varlink.service.InvalidParameter","parameters":{"parameter":""";
}
