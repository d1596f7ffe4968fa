using System.Collections.Concurrent;
using System.Text;
using ActorLoad.Actors.Requests;
using ActorLoad.Host.Rpc;
using ActorLoad.Rpc;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Host.Tests.Rpc;

/// <summary>Answers each load at once with its own spec, or keeps it until the test answers.</summary>
internal sealed class FakeLoader(bool holds = false) : ILoader
{
    private int _begun;

    public VarlinkException? LoadFault { get; init; }

    public int Begun => Volatile.Read(ref _begun);

    public ConcurrentQueue<(LoadParameters Load, Peer Peer, IAnswerSink Sink)> Held { get; } = new();

    public ConcurrentBag<IEventSink> Subscribers { get; } = [];

    public int Unsubscribed { get; private set; }

    /// <summary>Whether the last Settle's progress was still wanted.</summary>
    public bool Asked { get; private set; }

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
        new JournalStatus("ok", "/x", 1, 0, 0, null), null, [], []));

    public Task<TriggerReply> TriggerAsync(CancellationToken gone) =>
        Task.FromResult(new TriggerReply("34eb4c0d-96a5-49a2-823d-da8ad590467c", 411, 28, 1, "/sys/x: Permission denied (EACCES)"));

    public Task<SettleReply> SettleAsync(TimeSpan? timeout, Func<SettleReply, bool> progress, CancellationToken gone)
    {
        if (timeout == TimeSpan.Zero)
        {
            throw Faults.NotListening();
        }

        var walk = new Coldplug("34eb4c0d-96a5-49a2-823d-da8ad590467c", "trigger", 400, 27);
        var loading = new Loading("slow", "/m/slow.ko", 1250, "uevent:/devices/slow", 4);
        Asked = progress(new SettleReply(Settled: false, 30, 28, 2, walk, [loading]));
        return Task.FromResult(new SettleReply(Settled: true, 31, 28, 0, null, []));
    }

    public Task<ModulesReply> ModulesAsync(CancellationToken gone) => Task.FromResult(new ModulesReply(
        [
            new KernelModule("xfs", 4096, 1, "live", "service", "mount[7]", "/m/xfs.ko", DateTimeOffset.UnixEpoch, 1500),
            new KernelModule("loop", 40960, 0, "live", "others", null, null, null, null),
        ]));

    public Task<string> MetricsAsync(CancellationToken gone) => throw Faults.NotMeasuring();

    public Task<string> AskLedgerAsync(LedgerQuestion question, CancellationToken gone) => question.Boot == "none"
        ? throw Faults.NoSuchBoot("there is no boot none")
        : Task.FromResult(question.Form is null ? $$"""{"topic":"{{question.Topic}}","boot":"{{question.Boot}}"}""" : question.ToString());

    public async Task ReadHistoryAsync(string? boot, Func<IReadOnlyList<byte[]>, ValueTask<bool>> send, CancellationToken gone)
    {
        for (var i = 0; i < Chunks && await send([.. Enumerable.Range(0, 100).Select(n => Encoding.UTF8.GetBytes($"{{\"kind\":\"x.v1\",\"data\":{{\"n\":{(i * 100) + n}}}}}"))]); i++)
        {
            Sent++;
        }
    }

    /// <summary>How many hundreds of events a boot has.</summary>
    public int Chunks { get; init; } = 3;

    /// <summary>How many of them were taken.</summary>
    public int Sent { get; private set; }

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
