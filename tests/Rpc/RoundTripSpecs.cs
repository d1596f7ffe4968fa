using System.Text;
using System.Text.Json;
using ActorLoad.Rpc.Messages;
using CsCheck;

namespace ActorLoad.Rpc.Tests;

public sealed class RoundTripSpecs
{
    [Fact]
    public void LoadCall_should_read_what_it_wrote() => RandomMessages.Load.Sample(load =>
    {
        var call = Call.Read(Unframed(LoadCall.Write(load)));

        return call.Method.SequenceEqual(Methods.Load) && call.Fault is null && LoadCall.Read(call.Parameters) == load;
    });

    [Fact]
    public void LoadAnswer_should_read_what_it_wrote() => RandomMessages.Reply.Sample(answer =>
        RandomMessages.Same(LoadAnswer.Read(Reply.Read(Unframed(Replies.Load(answer).Frame)).Parameters), answer));

    [Fact]
    public void LoadCall_should_read_what_another_JSON_writer_wrote() => RandomMessages.Load.Sample(load =>
    {
        // The framework's own serializer escapes more and orders otherwise: an independent writer of the same interface.
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["installDepth"] = load.InstallDepth,
            ["timeout"] = load.Timeout,
            ["requester"] = load.Requester is { } requester
                ? new { kind = WireText.Of(requester.Kind), devpath = requester.Devpath, subsystem = requester.Subsystem, seqnum = requester.Seqnum }
                : null,
            ["retry"] = load.Retry,
            ["firstTime"] = load.FirstTime,
            ["forceVermagic"] = load.ForceVermagic,
            ["forceModversion"] = load.ForceModversion,
            ["useBlacklist"] = load.UseBlacklist,
            ["ignoreInstall"] = load.IgnoreInstall,
            ["parameters"] = load.Parameters,
            ["spec"] = load.Spec,
        };
        var frame = JsonSerializer.SerializeToUtf8Bytes(new { parameters, method = "io.actorload.Loader.Load", oneway = (bool?)null });
        var call = Call.Read(frame);

        return call.Fault is null && !call.OneWay && LoadCall.Read(call.Parameters) == load;
    });

    [Fact]
    public void Explain_should_come_back_as_it_was()
    {
        var asked = new ExplainParameters("pci:v00008086*", "debug=1", UseBlacklist: true);
        var call = Call.Read(Unframed(Calls.WriteExplain(asked)));
        Assert.Equal("io.actorload.Loader.Explain", Encoding.UTF8.GetString(call.Method));
        Assert.Equal(asked, Calls.ReadExplain(call.Parameters));

        var step = new Step(
            "e1000e", "/m/e1000e.ko", null, "insert", null, "debug=1", [new OptionSource("debug=1", "/etc/modprobe.d/x.conf", 3)], true, [], [0], "absent");
        var answer = new ExplainReply(
            "modules-alias", [new Decision("softdep", "/etc/modprobe.d/x.conf", 4, "softdep a pre: b")], [new Plan("e1000e", false, [step])], 7, 0, "/lib/modules/6.1");
        var json = Encoding.UTF8.GetString(Reply.Read(Unframed(Replies.Explain(answer).Frame)).Parameters);

        Assert.Equal(
            """{"source":"modules-alias","decisions":[{"what":"softdep","file":"/etc/modprobe.d/x.conf","line":4,"text":"softdep a pre: b"}],"plans":[{"target":"e1000e","blacklisted":false,"steps":[{"name":"e1000e","path":"/m/e1000e.ko","indexPath":null,"action":"insert","command":null,"options":"debug=1","optionSources":[{"options":"debug=1","file":"/etc/modprobe.d/x.conf","line":3}],"required":true,"dependencies":[],"after":[0],"state":"absent"}]}],"generation":7,"errno":0,"modulesDirectory":"/lib/modules/6.1","message":null}""",
            json);
        Assert.Equal("e1000e", Reply.Read(Unframed(Replies.Explain(answer).Frame)).As(WireJson.Default.ExplainReply).Plans[0].Steps[0].Name);
    }

    [Fact]
    public void Events_should_say_that_more_follow()
    {
        var first = Reply.Read(Unframed(Replies.Event("""{"what":"load"}"""u8.ToArray(), 3).Frame));
        Assert.True(first.Continues);
        var reply = first.As(WireJson.Default.EventReply);
        Assert.Equal("load", reply.Event!.Value.GetProperty("what").GetString());
        Assert.Equal(3, reply.Missed);

        Assert.Null(Reply.Read(Unframed(Replies.Event(default, 5).Frame)).As(WireJson.Default.EventReply).Event);
    }

    [Fact]
    public void Reply_should_throw_the_error_that_the_service_answered()
    {
        var frame = Unframed(Replies.Error(Faults.NotPermitted(65534)).Frame).ToArray();

        var fault = Assert.Throws<VarlinkException>(() => Reply.Read(frame));

        Assert.Equal("io.actorload.Loader.NotPermitted", fault.Error);
        Assert.Equal("""{"uid":65534}""", fault.Parameters);
        Assert.Equal("uid 65534 may not load modules: only root of the initial user namespace may", fault.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"parameters\":[]}")]
    [InlineData("{\"error\":1}")]
    [InlineData("{\"parameters\":{\"outcome\":\"live\",\"role\":\"boss\",\"modules\":[]}}")]
    [InlineData("{\"parameters\":{\"outcome\":\"live\",\"role\":\"live\",\"modules\":[[]]}}")]
    [InlineData("{\"parameters\":{\"role\":\"live\",\"modules\":[]}}")]
    public void Client_should_say_that_it_does_not_understand_the_service(string frame)
    {
        var fault = Assert.Throws<VarlinkException>(() => LoadAnswer.Read(Reply.Read(Encoding.UTF8.GetBytes(frame)).Parameters));

        Assert.Equal("io.actorload.Loader.BadCall", fault.Error);
        Assert.StartsWith("not a varlink call: the service's answer is not understood", fault.Message);
    }

    private static ReadOnlySpan<byte> Unframed(ReadOnlyMemory<byte> frame)
    {
        Assert.Equal(frame.Length - 1, frame.Span.IndexOf((byte)0));
        return frame.Span[..^1];
    }
}
