using ActorLoad.Actors.Journal;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit.Xunit2;

namespace ActorLoad.Actors.Tests.Journal;

public sealed class JournalActorSpec : TestKit
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly DateTimeOffset At = LedgerSamples.At;

    private static readonly Config Chaos = ConfigurationFactory.ParseString($$"""
        akka.loglevel = WARNING
        akka.test { single-expect-default = 3m, default-timeout = 3m }
        akka.persistence.journal.plugin = chaos
        chaos {
          class = "{{typeof(ChaosJournal).AssemblyQualifiedName}}"
          plugin-dispatcher = "akka.actor.default-dispatcher"
          circuit-breaker { max-failures = 1000000, call-timeout = 200ms, reset-timeout = 1ms }
        }
        """);

    private readonly ScriptedStorage _storage = new();
    private readonly ChaosJournal.Store _store;
    private int _requests;

    public JournalActorSpec()
        : base(Chaos.WithFallback(JournalConfig.Hocon), $"journal-{Guid.NewGuid():N}") => _store = ChaosJournal.Of(Sys);

    [Fact]
    public async Task JournalActor_should_write_everything_and_tell_the_next_run()
    {
        var journal = Start();
        Assert.Equal(Ledger.Empty, (await ExpectMsgAsync<LedgerRecovered>(Patience)).Ledger);
        journal.Tell(new LoadStarted(At, "/m/a.ko", "a", "", 1, 1, 0, 0));
        Ask(journal, 5);
        Assert.Equal(6, (await Flush(journal)).Status.Written);
        Assert.Equal(["load-started.v1", "requests-answered.v1"], _store.Rows.Select(r => r.Manifest));

        await journal.GracefulStop(Patience);
        Start();
        var ledger = (await ExpectMsgAsync<LedgerRecovered>(Patience)).Ledger;
        Assert.Equal("/m/a.ko", Assert.Single(ledger.InFlight.Keys));
        Assert.Equal(5, ledger.Counts.Requests[Role.Live]);
    }

    [Fact]
    public async Task JournalActor_should_write_without_being_asked_to_flush()
    {
        var journal = Start(o => o with { FlushInterval = TimeSpan.FromMilliseconds(20) });
        Ask(journal, 3);
        await AwaitConditionAsync(() => Task.FromResult(_store.Events.Count() == 3), Patience, TimeSpan.FromMilliseconds(20));
    }

    [Theory]
    [InlineData(nameof(Fault.Fail))]
    [InlineData(nameof(Fault.LoseAnswer))]
    [InlineData(nameof(Fault.Hang))]
    [InlineData(nameof(Fault.HangAndWrite))]
    public async Task JournalActor_should_have_every_event_once_after(string fault)
    {
        var journal = Start();
        _store.Writes.Enqueue(Enum.Parse<Fault>(fault));
        _store.Writes.Enqueue(Fault.Fail);
        _store.Recoveries.Enqueue(Fault.None);
        _store.Recoveries.Enqueue(Enum.Parse<Fault>(fault));
        Ask(journal, 50);
        Assert.True((await Flush(journal)).Complete);
        Ask(journal, 50);
        var status = (await Flush(journal)).Status;
        Assert.Equal(new JournalStatus(JournalState.Ready, "memory", 100, 0, 0, null), status);
        AssertRequests(100);
        await ExpectMsgAsync<LedgerRecovered>(Patience); // once, however often a writer recovers
        await ExpectNoMsgAsync(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public async Task JournalActor_should_survive_any_run_of_faults_with_every_event_once()
    {
        var journal = Start();
        var random = new Random(7);
        var faults = Enumerable.Range(0, 60).Select(_ => random.Next(13) switch { < 6 => Fault.None, < 9 => Fault.Fail, < 12 => Fault.LoseAnswer, _ => Fault.HangAndWrite });
        foreach (var fault in faults)
        {
            _store.Writes.Enqueue(fault);
            _store.Recoveries.Enqueue(fault is Fault.Fail ? Fault.Fail : Fault.None);
        }

        for (var i = 0; i < 60; i++)
        {
            Ask(journal, 7);
            journal.Tell(new ModuleGone(At, "/m.ko", $"{i}"));
            await Flush(journal, TimeSpan.FromMilliseconds(20));
        }

        Assert.True((await Flush(journal)).Complete);
        AssertRequests(420);
        Assert.Equal(Enumerable.Range(0, 60).Select(i => $"{i}"), _store.Events.OfType<ModuleGone>().Select(e => e.Name));
    }

    [Fact]
    public async Task JournalActor_should_answer_status_while_the_database_does_not()
    {
        _storage.Openings.Enqueue(new TaskCompletionSource<JournalOpening>().Task);
        var clock = new ManualClock();
        var journal = Start(clock: clock);
        Ask(journal, 10);
        Assert.Null((await journal.Ask<JournalStatus>(GetJournalStatus.Instance, Patience)).Detail);
        clock.Advance(TimeSpan.FromSeconds(90));
        journal.Tell(GetJournalStatus.Instance);
        Assert.Equal(
            new JournalStatus(JournalState.Opening, "memory", 0, 10, 0, "the database has not answered for 90 s"),
            await ExpectMsgAsync<JournalStatus>(Patience));
    }

    [Fact]
    public async Task JournalActor_should_say_what_is_wrong_until_a_write_succeeds()
    {
        var opening = new TaskCompletionSource<JournalOpening>();
        _storage.Openings.Enqueue(Task.FromException<JournalOpening>(new IOException("no room")));
        _storage.Openings.Enqueue(opening.Task);
        var journal = Start();
        Ask(journal, 1);
        var status = (await Flush(journal, TimeSpan.FromMilliseconds(100))).Status;
        Assert.Equal((JournalState.Down, "explained: no room"), (status.State, status.Detail));
        opening.SetResult(new JournalOpening());
        status = (await Flush(journal)).Status;
        Assert.Equal((JournalState.Ready, null), (status.State, status.Detail));
        Assert.Equal([null, "no room"], _storage.Failures.Select(f => f?.Message));
    }

    [Fact]
    public async Task JournalActor_should_count_and_write_down_what_it_had_to_drop()
    {
        _storage.Openings.Enqueue(Task.FromException<JournalOpening>(new IOException("no disk")));
        var opening = new TaskCompletionSource<JournalOpening>();
        _storage.Openings.Enqueue(opening.Task);
        var journal = Start(o => o with { Capacity = 100 });
        await Flush(journal, TimeSpan.FromMilliseconds(50));
        Ask(journal, 150);
        for (var i = 0; i < 10; i++)
        {
            journal.Tell(new ModuleGone(At, "/m.ko", $"{i}"));
        }

        var flushed = await Flush(journal, TimeSpan.FromMilliseconds(50));
        Assert.False(flushed.Complete);
        Assert.Equal((100, 60), (flushed.Status.Pending, flushed.Status.Lost));

        opening.SetResult(new JournalOpening());
        Assert.True((await Flush(journal)).Complete);
        var lost = Assert.Single(_store.Events.OfType<EventsLost>());
        Assert.Equal((60, 60, "explained: no disk"), (lost.Events, lost.Requests, lost.Reason));
        Assert.Equal(Enumerable.Range(61, 90).Select(i => (long)i), _store.Events.OfType<RequestAnswered>().Select(r => r.Id.Value));
        Assert.Equal(10, _store.Events.OfType<ModuleGone>().Count());
    }

    [Fact]
    public async Task JournalActor_should_tell_subscribers_at_once_even_while_it_is_down()
    {
        _storage.Openings.Enqueue(new TaskCompletionSource<JournalOpening>().Task);
        var journal = Start();
        var gone = CreateTestProbe();
        journal.Tell(new SubscribeLedger(gone));
        journal.Tell(new SubscribeLedger(TestActor));
        journal.Tell(new SubscribeLedger(TestActor));
        await gone.GracefulStop(Patience);
        Ask(journal, 2);
        Assert.Equal(1, (await ExpectMsgAsync<RequestAnswered>(Patience)).Id.Value);
        Assert.Equal(2, (await ExpectMsgAsync<RequestAnswered>(Patience)).Id.Value);
        journal.Tell(new UnsubscribeLedger(TestActor));
        Ask(journal, 1);
        await ExpectNoMsgAsync(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public async Task JournalActor_should_lose_only_the_event_that_cannot_be_written()
    {
        var journal = Start();
        Ask(journal, 20);
        journal.Tell(new Foreign(At));
        journal.Tell(new ModuleGone(At, "/m.ko", "after"));
        var flushed = await Flush(journal);
        Assert.Equal(1, flushed.Status.Lost);
        AssertRequests(20);
        Assert.Single(_store.Events.OfType<ModuleGone>());
        Assert.Contains("cannot be written", Assert.Single(_store.Events.OfType<EventsLost>()).Reason);
    }

    [Fact]
    public async Task JournalActor_should_write_down_that_a_file_was_set_aside()
    {
        _storage.Openings.Enqueue(Task.FromResult(new JournalOpening("journal.db.corrupt-1", "malformed")));
        var journal = Start();
        await ExpectMsgAsync<LedgerRecovered>(Patience);
        await Flush(journal);
        var e = Assert.IsType<JournalSetAside>(Assert.Single(_store.Events));
        Assert.Equal(("journal.db.corrupt-1", "malformed"), (e.Path, e.Reason));
    }

    [Fact]
    public async Task JournalActor_should_recover_a_stream_with_events_it_does_not_understand()
    {
        _store.Append(1, [new(1305, "of-the-future.v2", [1, 2]), new(1305, "load-started.v1", [1, 2])]);
        Start();
        var counts = (await ExpectMsgAsync<LedgerRecovered>(Patience)).Ledger.Counts;
        Assert.Equal((1, 1), (counts.Unknown, counts.Unreadable));
    }

    private IActorRef Start(Func<JournalOptions, JournalOptions>? change = null, TimeProvider? clock = null)
    {
        var options = new JournalOptions("machine/boot", "memory")
        {
            FlushInterval = TimeSpan.FromHours(1), // tests flush by hand
            RetryMin = TimeSpan.FromMilliseconds(1),
            RetryMax = TimeSpan.FromMilliseconds(20),
        };
        return Sys.ActorOf(JournalActor.Props(change?.Invoke(options) ?? options, _storage, clock ?? TimeProvider.System, TestActor));
    }

    private static async Task<JournalFlushed> Flush(IActorRef journal, TimeSpan? within = null) =>
        await journal.Ask<JournalFlushed>(new FlushJournal(within ?? Patience), Patience + Patience);

    private void Ask(IActorRef journal, int count)
    {
        for (var i = 0; i < count; i++)
        {
            journal.Tell(new RequestAnswered(
                At, new RequestId(++_requests), new Requester(RequesterKind.Udev, 1, 0), "m", 1, Role.Live, Outcome.Live, 0, 1));
        }
    }

    private void AssertRequests(int count) => Assert.Equal(
        Enumerable.Range(1, count).Select(i => (long)i), _store.Events.OfType<RequestAnswered>().Select(r => r.Id.Value));

    private sealed record Foreign(DateTimeOffset At) : ILedgerEvent;

    private sealed class ManualClock : TimeProvider
    {
        private TimeSpan _now = TimeSpan.FromSeconds(1);

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now.Ticks;

        internal void Advance(TimeSpan time) => _now += time;
    }
}
