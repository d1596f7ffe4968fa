using System.Net.Sockets;
using System.Text;
using ActorLoad.Actors.Requests;
using ActorLoad.Host.Rpc;

namespace ActorLoad.Host.Tests.Rpc;

public sealed class RpcSessionSpecs
{
    [Fact]
    public async Task RpcSession_should_answer_in_the_order_of_the_calls_whatever_the_order_of_the_answers()
    {
        var loader = new FakeLoader(holds: true);
        await using var rpc = new RpcFixture(loader);
        using var client = await rpc.ConnectAsync();
        string[] specs = [.. Enumerable.Range(0, 500).Select(number => $"m{number}")];
        await client.SendAsync(string.Concat(specs.Select(RawClient.LoadText)));
        await RpcFixture.EventuallyAsync(() => loader.Begun == specs.Length, "all calls begin before any is answered");

        var held = loader.Held.ToArray();
        new Random(7).Shuffle(held);
        await Parallel.ForEachAsync(held, (load, _) =>
        {
            load.Sink.Complete(FakeLoader.AnswerFor(load.Load.Spec));
            return ValueTask.CompletedTask;
        });

        foreach (var spec in specs)
        {
            Assert.Equal(spec, await client.LoadedAsync());
        }
    }

    [Fact]
    public async Task RpcSession_should_hand_over_who_asks_and_what()
    {
        var loader = new FakeLoader(holds: true);
        await using var rpc = new RpcFixture(loader);
        using var client = await rpc.ConnectAsync();
        await client.SendAsync("""{"method":"io.actorload.Loader.Load","parameters":{"spec":"xfs","timeout":250,"retry":true}}""" + "\0");
        await RpcFixture.EventuallyAsync(() => loader.Begun == 1, "the call begins");

        var (load, peer, sink) = loader.Held.Single();
        Assert.Equal(("xfs", 250, true), (load.Spec, load.Timeout, load.Retry));
        Assert.Equal(Environment.ProcessId, peer.Pid);
        Assert.Equal((await File.ReadAllTextAsync("/proc/self/comm")).Trim(), peer.Comm);
        Assert.False(sink.IsGone);
    }

    [Fact]
    public async Task RpcSession_should_answer_every_call_of_a_stream_longer_than_may_be_in_flight()
    {
        await using var rpc = new RpcFixture(limits: RpcLimits.Default with { InFlight = 7 });
        using var client = await rpc.ConnectAsync();
        var sending = client.SendAsync(string.Concat(Enumerable.Range(0, 20_000).Select(number => RawClient.LoadText($"m{number}"))));

        for (var number = 0; number < 20_000; number++)
        {
            Assert.Equal($"m{number}", await client.LoadedAsync());
        }

        await sending;
    }

    [Fact]
    public async Task RpcSession_should_begin_no_more_than_may_be_in_flight()
    {
        var loader = new FakeLoader(holds: true);
        await using var rpc = new RpcFixture(loader, RpcLimits.Default with { InFlight = 10 });
        using var client = await rpc.ConnectAsync();
        await client.SendAsync(string.Concat(Enumerable.Repeat(RawClient.LoadText("a"), 9)) + OneWay("b") + string.Concat(Enumerable.Repeat(RawClient.LoadText("c"), 90)));
        await RpcFixture.EventuallyAsync(() => loader.Begun == 10, "ten begin");

        // The eleventh has no way to begin: another connection's whole round trip shows that it did not.
        using var other = await rpc.ConnectAsync();
        await other.SendAsync("""{"method":"io.actorload.Loader.Status"}""" + "\0");
        Assert.Contains("\"begun\":10", await other.ReplyAsync(), StringComparison.Ordinal);

        Assert.True(loader.Held.TryDequeue(out var first));
        first.Sink.Complete(FakeLoader.AnswerFor("a"));
        await RpcFixture.EventuallyAsync(() => loader.Begun == 11, "an answer lets one more begin");
        loader.Held.Single(load => load.Load.Spec == "b").Sink.Complete(FakeLoader.AnswerFor("b"));
        await RpcFixture.EventuallyAsync(() => loader.Begun == 12, "the end of a call without reply lets one more begin");
    }

    [Fact]
    public async Task RpcSession_should_stop_reading_a_client_that_does_not_read()
    {
        await using var rpc = new RpcFixture(limits: RpcLimits.Default with { InFlight = 100 });
        using var client = await rpc.ConnectAsync();
        const int Calls = 200_000;
        var call = RawClient.LoadText("dummy");
        var sending = client.SendAsync(string.Concat(Enumerable.Repeat(call, Calls)));
        var begun = -1;
        await RpcFixture.EventuallyAsync(() => begun == (begun = rpc.Loader.Begun) && begun > 0, "the service stops beginning calls");

        // What fits the kernel's socket buffer, one send buffer and the calls in flight: some thousand, not two hundred thousand.
        Assert.InRange(rpc.Loader.Begun, 100, 20_000);
        Assert.False(sending.IsCompleted);

        for (var number = 0; number < Calls; number++)
        {
            await client.LoadedAsync();
        }

        await sending;
        Assert.Equal(Calls, rpc.Loader.Begun);
    }

    [Fact]
    public async Task RpcSession_should_refuse_loads_of_a_service_that_only_observes_and_answer_the_rest()
    {
        await using var rpc = new RpcFixture(new FakeLoader { LoadFault = ActorLoad.Rpc.Faults.Observing() });
        using var client = await rpc.ConnectAsync();
        await client.SendAsync(RawClient.LoadText("a") + OneWay("b") + RawClient.LoadText("c"));
        Assert.Equal("""{"error":"io.actorload.Loader.Observing"}""", await client.ReplyAsync());
        Assert.Equal("""{"error":"io.actorload.Loader.Observing"}""", await client.ReplyAsync());
        Assert.Equal(0, rpc.Loader.Begun);
    }

    [Fact]
    public async Task RpcSession_should_tell_the_loads_of_a_client_that_died()
    {
        var loader = new FakeLoader(holds: true);
        await using var rpc = new RpcFixture(loader);
        var client = await rpc.ConnectAsync();
        await client.SendAsync(RawClient.LoadText("a") + OneWay("b") + RawClient.LoadText("c"));
        await RpcFixture.EventuallyAsync(() => loader.Begun == 3, "the calls begin");

        client.Dispose();

        await RpcFixture.EventuallyAsync(() => loader.Held.Count(load => load.Sink.IsGone) == 2, "the two that wait for a reply are gone");
        Assert.False(loader.Held.Single(load => load.Load.Spec == "b").Sink.IsGone);
        await RpcFixture.EventuallyAsync(() => rpc.Listener.Connections == 0, "the connection ends");
        foreach (var load in loader.Held)
        {
            load.Sink.Refuse(Refusal.Stopping);
        }
    }

    [Fact]
    public async Task RpcSession_should_tell_the_loads_of_a_client_that_died_while_it_was_not_read()
    {
        var loader = new FakeLoader(holds: true);
        await using var rpc = new RpcFixture(loader, RpcLimits.Default with { InFlight = 2 });
        var client = await rpc.ConnectAsync();
        await client.SendAsync(string.Concat(Enumerable.Repeat(RawClient.LoadText("a"), 10)));
        await RpcFixture.EventuallyAsync(() => loader.Begun == 2, "two calls begin");

        client.Dispose();

        await RpcFixture.EventuallyAsync(() => loader.Held.All(load => load.Sink.IsGone), "both are gone");
        Assert.Equal(2, loader.Begun);
    }

    [Fact]
    public async Task RpcSession_should_answer_a_client_that_only_closed_its_sending_side()
    {
        var loader = new FakeLoader(holds: true);
        await using var rpc = new RpcFixture(loader);
        using var client = await rpc.ConnectAsync();
        await client.SendAsync(RawClient.LoadText("a") + RawClient.LoadText("b"));
        client.Socket.Shutdown(SocketShutdown.Send);
        await RpcFixture.EventuallyAsync(() => loader.Begun == 2, "the calls begin");
        await Task.Yield();
        foreach (var load in loader.Held)
        {
            load.Sink.Complete(FakeLoader.AnswerFor(load.Load.Spec));
        }

        Assert.Equal("a", await client.LoadedAsync());
        Assert.Equal("b", await client.LoadedAsync());
        Assert.Null(await client.ReplyAsync());
    }

    [Fact]
    public async Task RpcSession_should_hold_up_nobody_when_a_client_that_does_not_read_closes_its_sending_side()
    {
        await using var rpc = new RpcFixture();
        using var client = await rpc.ConnectAsync();
        const int Calls = 3000; // fewer than may be in flight, with replies for more than the kernel's socket buffer
        await client.SendAsync(string.Concat(Enumerable.Repeat(RawClient.LoadText("dummy"), Calls)));
        await RpcFixture.EventuallyAsync(() => rpc.Loader.Begun == Calls, "the calls begin");

        client.Socket.Shutdown(SocketShutdown.Send);

        // More than .NET has threads that wait for sockets.
        for (var number = 0; number < 2 * Environment.ProcessorCount; number++)
        {
            using var other = await rpc.ConnectAsync();
            await other.SendAsync(RawClient.LoadText("other"));
            Assert.Equal("other", await other.LoadedAsync());
        }

        for (var number = 0; number < Calls; number++)
        {
            Assert.Equal("dummy", await client.LoadedAsync());
        }

        Assert.Null(await client.ReplyAsync());
    }

    [Fact]
    public async Task RpcSession_should_not_let_a_second_answer_out()
    {
        var loader = new FakeLoader(holds: true);
        await using var rpc = new RpcFixture(loader);
        using var client = await rpc.ConnectAsync();
        await client.SendAsync(RawClient.LoadText("a") + RawClient.LoadText("b"));
        await RpcFixture.EventuallyAsync(() => loader.Begun == 2, "the calls begin");
        foreach (var load in loader.Held)
        {
            load.Sink.Complete(FakeLoader.AnswerFor(load.Load.Spec));
            load.Sink.Complete(FakeLoader.AnswerFor("again"));
        }

        Assert.Equal("a", await client.LoadedAsync());
        Assert.Equal("b", await client.LoadedAsync());
    }

    [Fact]
    public async Task RpcSession_should_give_no_reply_to_a_call_that_wants_none()
    {
        await using var rpc = new RpcFixture();
        using var client = await rpc.ConnectAsync();

        await client.SendAsync(
            OneWay("a")
            + """{"method":"io.actorload.Loader.Load","parameters":{},"oneway":true}""" + "\0"
            + """{"method":"io.actorload.Loader.Nope","oneway":true}""" + "\0"
            + """{"method":"org.varlink.service.GetInfo","oneway":true}""" + "\0"
            + """{"method":"io.actorload.Loader.Subscribe","more":true,"oneway":true}""" + "\0"
            + RawClient.LoadText("b"));

        Assert.Equal("b", await client.LoadedAsync());
        Assert.Equal(2, rpc.Loader.Begun);
    }

    [Fact]
    public async Task RpcSession_should_send_replies_that_are_larger_than_its_buffer_between_small_ones()
    {
        await using var rpc = new RpcFixture();
        using var client = await rpc.ConnectAsync();
        const string Explain = """{"method":"io.actorload.Loader.Explain","parameters":{"spec":"xfs"}}""" + "\0";
        await client.SendAsync(RawClient.LoadText("a") + Explain + RawClient.LoadText("b") + Explain.Replace("xfs", "broken", StringComparison.Ordinal) + RawClient.LoadText("c"));

        Assert.Equal("a", await client.LoadedAsync());
        Assert.Equal(300_000, (await client.ReplyAsync())!.Count(letter => letter == 'x') - "xfs".Count(letter => letter == 'x'));
        Assert.Equal("b", await client.LoadedAsync());
        Assert.Equal("""{"error":"io.actorload.Loader.Stopping"}""", await client.ReplyAsync());
        Assert.Equal("c", await client.LoadedAsync());
    }

    [Fact]
    public async Task RpcSession_should_read_calls_that_come_in_pieces()
    {
        await using var rpc = new RpcFixture();
        using var client = await rpc.ConnectAsync();
        foreach (var piece in Encoding.UTF8.GetBytes(RawClient.LoadText("näh") + RawClient.LoadText("b")))
        {
            await client.SendAsync(new[] { piece });
        }

        Assert.Equal("näh", await client.LoadedAsync());
        Assert.Equal("b", await client.LoadedAsync());
    }

    [Fact]
    public async Task Equal_answers_should_share_their_bytes()
    {
        var answer = FakeLoader.AnswerFor("xfs");
        Assert.Same(AnswerEncoding.Of(answer), AnswerEncoding.Of(answer));
        await Task.CompletedTask;
    }

    private static string OneWay(string spec) =>
        """{"method":"io.actorload.Loader.Load","parameters":{"spec":"SPEC"},"oneway":true}""".Replace("SPEC", spec, StringComparison.Ordinal) + "\0";
}
