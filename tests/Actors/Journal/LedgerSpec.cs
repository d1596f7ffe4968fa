using ActorLoad.Actors.Journal;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Modules;
using ActorLoad.Actors.Requests;

namespace ActorLoad.Actors.Tests.Journal;

public sealed class LedgerSpec
{
    private static readonly DateTimeOffset At = LedgerSamples.At;

    [Fact]
    public void Ledger_should_name_the_loads_whose_end_is_not_known()
    {
        var ledger = Fold(Started("a"), Started("b"), Finished("a", 0), new ServiceStarted(At, "1", 1, "6.1", "/m"));
        Assert.Equal("/m/b.ko", Assert.Single(ledger.InFlight.Keys));
        Assert.Equal(2, ledger.Counts.Loads);
        Assert.Equal(1, ledger.Counts.Starts);
    }

    [Fact]
    public void Ledger_should_keep_the_last_failure_until_the_file_is_loaded()
    {
        var failed = Fold(Started("a"), Finished("a", 12), Started("a"), Finished("a", 2), Started("b"), Finished("b", 19));
        Assert.Equal(2, failed.Failures["/m/a.ko"].Errno);
        Assert.Equal(19, failed.Failures["/m/b.ko"].Errno);
        Assert.Equal(3, failed.Counts.Failures);

        var loaded = failed.Apply(Started("a")).Apply(Finished("a", 0));
        Assert.Equal("/m/b.ko", Assert.Single(loaded.Failures.Keys));
        Assert.Equal(3, loaded.Counts.Failures);
    }

    // As the module itself has it: what was forced or came before its time says nothing to who asks in the ordinary way.
    [Fact]
    public void Ledger_should_not_keep_the_failure_of_a_preload_or_of_a_forced_attempt()
    {
        var ledger = Fold(
            Started("a") with { Requester = "preload:/devices/a" }, Finished("a", 19),
            Started("b") with { Requester = "preload" }, Finished("b", 19),
            Started("c") with { Requester = "insmod[7]", Force = 2 }, Finished("c", 8),
            Started("d") with { Requester = "preload[7]" }, Finished("d", 19));
        Assert.Equal("/m/d.ko", Assert.Single(ledger.Failures.Keys));
        Assert.Equal(4, ledger.Counts.Failures);
        Assert.Empty(ledger.InFlight);
    }

    [Fact]
    public void Ledger_should_say_for_whom_each_module_was_loaded_until_it_is_removed()
    {
        var ledger = Fold(
            Started("a") with { Requester = "mount[7]" }, Finished("a", 0), Started("b"), Finished("b", 0),
            Started("c") with { Requester = "udev[1]" }, Finished("c", 19), Started("d"), Finished("d", 0), new ModuleGone(At, "/m/d.ko", "d"));
        Assert.Equal(["a", "b"], ledger.Loaded.Keys.Order());
        Assert.Equal(new LoadRecord("/m/a.ko", "mount[7]", At, 1), ledger.Loaded["a"]);
        Assert.Null(ledger.Loaded["b"].Requester);
    }

    [Fact]
    public void Ledger_should_count_requests_by_role_over_all_batches()
    {
        var requests = (RequestsAnswered)LedgerSamples.All["requests-answered.v1"];
        var counts = Fold(requests, requests).Counts.Requests;
        Assert.Equal(2, counts[Role.Leader]);
        Assert.Equal(2, counts[Role.Joined]);
        Assert.Equal(2, counts[Role.Remembered]);
        Assert.Equal(6, counts.Values.Sum());
    }

    [Fact]
    public void Ledger_should_count_what_is_missing_or_not_understood()
    {
        var counts = Fold(
            new EventsLost(At, 5, 4, ""), new EventsLost(At, 2, 0, ""), new UnknownEvent("x.v1", []), new UnreadableEvent("y.v1", [], "")).Counts;
        Assert.Equal(7, counts.Lost);
        Assert.Equal(1, counts.Unknown);
        Assert.Equal(1, counts.Unreadable);
    }

    private static Ledger Fold(params ILedgerEvent[] events) => events.Aggregate(Ledger.Empty, (ledger, e) => ledger.Apply(e));

    private static LoadStarted Started(string name) => new(At, $"/m/{name}.ko", name, "", 1, 1, 0, 0);

    private static LoadFinished Finished(string name, int errno) => new(At, $"/m/{name}.ko", name, errno, "insert", null, 1, 1, 0);
}
