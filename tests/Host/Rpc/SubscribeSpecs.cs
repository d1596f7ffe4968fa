using System.Text;
using ActorLoad.Host.Rpc;

namespace ActorLoad.Host.Tests.Rpc;

public sealed class SubscribeSpecs
{
    private const string Subscribe = """{"method":"io.actorload.Loader.Subscribe","more":true}""" + "\0";

    [Fact]
    public async Task Subscriber_should_get_events_as_they_come()
    {
        await using var rpc = new RpcFixture();
        using var client = await rpc.ConnectAsync();
        var sink = await SubscribeAsync(rpc, client);

        sink.Offer("""{"n":1}"""u8.ToArray());
        Assert.Equal("""{"parameters":{"event":{"n":1},"missed":0},"continues":true}""", await client.ReplyAsync());
        sink.Offer("""{"n":2}"""u8.ToArray());
        Assert.Equal("""{"parameters":{"event":{"n":2},"missed":0},"continues":true}""", await client.ReplyAsync());
    }

    [Fact]
    public async Task Subscriber_that_is_too_slow_should_be_told_how_many_events_it_missed()
    {
        await using var rpc = new RpcFixture(limits: RpcLimits.Default with { Events = 10 });
        using var client = await rpc.ConnectAsync();
        var sink = await SubscribeAsync(rpc, client);
        var large = Encoding.UTF8.GetBytes($$"""{"text":"{{new string('x', 10_000)}}"}""");
        for (var count = 0; count < 1000; count++)
        {
            sink.Offer(large);
        }

        var told = 0L;
        var got = 0;
        while (got + told < 1000)
        {
            var reply = ActorLoad.Rpc.Reply.Read(Encoding.UTF8.GetBytes((await client.ReplyAsync())!)).As(ActorLoad.Rpc.WireJson.Default.EventReply);
            got += reply.Event is null ? 0 : 1;
            told += reply.Missed;
        }

        Assert.Equal(1000, got + told);
        Assert.InRange(told, 900, 990);
    }

    [Fact]
    public async Task Subscriber_should_be_told_of_events_that_were_never_made_for_want_of_room()
    {
        await using var rpc = new RpcFixture(limits: RpcLimits.Default with { Events = 10 });
        using var client = await rpc.ConnectAsync();
        var sink = await SubscribeAsync(rpc, client);
        var large = Encoding.UTF8.GetBytes($$"""{"text":"{{new string('x', 100_000)}}"}""");
        while (sink.HasRoom)
        {
            sink.Offer(large);
        }

        sink.Miss();
        var missed = 0L;
        while (missed == 0)
        {
            missed = ActorLoad.Rpc.Reply.Read(Encoding.UTF8.GetBytes((await client.ReplyAsync())!)).As(ActorLoad.Rpc.WireJson.Default.EventReply).Missed;
        }

        Assert.Equal(1, missed);
    }

    [Fact]
    public async Task Subscriber_that_leaves_should_be_unsubscribed()
    {
        await using var rpc = new RpcFixture();
        var client = await rpc.ConnectAsync();
        var sink = await SubscribeAsync(rpc, client);

        client.Dispose();

        await RpcFixture.EventuallyAsync(() => rpc.Loader.Unsubscribed == 1, "it is unsubscribed");
        sink.Offer("{}"u8.ToArray());
    }

    [Fact]
    public async Task Call_behind_a_subscription_should_end_it()
    {
        await using var rpc = new RpcFixture();
        using var client = await rpc.ConnectAsync();
        await SubscribeAsync(rpc, client);

        await client.SendAsync(RawClient.LoadText("a"));

        Assert.Equal(
            """{"error":"io.actorload.Loader.BadCall","parameters":{"reason":"a call behind a Subscribe that still runs: use another connection"}}""",
            await client.ReplyAsync());
        Assert.Null(await client.ReplyAsync());
        Assert.Equal(0, rpc.Loader.Begun);
    }

    [Fact]
    public async Task Subscriber_should_be_told_when_the_service_stops()
    {
        await using var rpc = new RpcFixture();
        using var client = await rpc.ConnectAsync();
        var sink = await SubscribeAsync(rpc, client);
        sink.Offer("""{"n":1}"""u8.ToArray());

        await rpc.Listener.StopAsync(HangGuard.Limit);

        Assert.StartsWith("""{"parameters":{"event":{"n":1}""", await client.ReplyAsync(), StringComparison.Ordinal);
        Assert.Equal("""{"error":"io.actorload.Loader.Stopping"}""", await client.ReplyAsync());
        Assert.Null(await client.ReplyAsync());
    }

    private static async Task<IEventSink> SubscribeAsync(RpcFixture rpc, RawClient client)
    {
        await client.SendAsync(Subscribe);
        await RpcFixture.EventuallyAsync(() => rpc.Loader.Subscribers.Count == 1, "the subscription begins");
        return rpc.Loader.Subscribers.Single();
    }
}
