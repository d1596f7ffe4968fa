using System.Collections.Concurrent;
using ActorLoad.Actors.Requests;
using ActorLoad.Host.Rpc;
using ActorLoad.Rpc;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Host.Tests.Rpc;

/// <summary>Answers each load at once with its own spec, or keeps it until the test answers.</summary>
internal sealed class FakeLoader(bool holds = false) : ILoader
{
    private int _begun;

    public int Begun => Volatile.Read(ref _begun);

    public ConcurrentQueue<(LoadParameters Load, Peer Peer, IAnswerSink Sink)> Held { get; } = new();

    public ConcurrentBag<IEventSink> Subscribers { get; } = [];

    public int Unsubscribed { get; private set; }

    public static Answer AnswerFor(string spec) => Answer.OfSpec(spec, Role.Live, Outcome.Live);

    public void Load(LoadParameters load, Peer peer, IAnswerSink sink)
    {
        Interlocked.Increment(ref _begun);
        if (holds)
        {
            Held.Enqueue((load, peer, sink));
        }
        else
        {
            sink.Complete(AnswerFor(load.Spec));
        }
    }

    public Task<ExplainReply> ExplainAsync(ExplainParameters explain, CancellationToken gone) => explain.Spec == "broken"
        ? throw Faults.Stopping()
        : Task.FromResult(new ExplainReply(new string('x', 300_000), [], [], 1, 0, explain.Spec));

    public Task<StatusReply> StatusAsync(CancellationToken gone) => Task.FromResult(new StatusReply(
        "1", 1, "b", "6.1", "/lib/modules/6.1", [], 1, 1, 1, 1,
        new Dictionary<string, long> { ["begun"] = Begun }, 1, 0, 0, 0, new Dictionary<string, long>(), 0, [],
        new JournalStatus("ok", "/x", 1, 0, 0, null), []));

    public IDisposable Subscribe(IEventSink sink)
    {
        Subscribers.Add(sink);
        return new Unsubscriber(this);
    }

    private sealed class Unsubscriber(FakeLoader loader) : IDisposable
    {
        public void Dispose() => loader.Unsubscribed++;
    }
}
