using ActorLoad.Host.Fleet;
using Akka.Actor;
using Akka.TestKit.Xunit2;

namespace ActorLoad.Host.Tests.Fleet;

/// <summary>When the shipper tries, and what it says.</summary>
public sealed class FleetShipperSpec() : TestKit(HangGuard.TestKit + "\nakka.loglevel = INFO")
{
    private static readonly FleetOptions Fast = new("Host=db", "", TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1));

    [Fact]
    public void Shipper_should_say_a_trouble_once_go_on_and_say_that_it_is_over()
    {
        var store = new Server();
        for (var i = 0; i < 3; i++)
        {
            store.Answers.Enqueue(() => throw new FleetException("its disk is full"));
        }

        var shipper = Sys.ActorOf(FleetShipper.Props(Fast, store, TimeProvider.System, CancellationToken.None));
        EventFilter.Warning(contains: "db: its disk is full").ExpectOne(() =>
            EventFilter.Info(contains: "works again; 7 rows").ExpectOne(() => store.Answers.Enqueue(() => new FleetRound(7, 0, Contact: true))));
        AwaitAssert(
            () =>
            {
                shipper.Tell(GetFleetStatus.Instance);
                var status = ExpectMsg<FleetStatus>();
                Assert.Equal(("db", 7L, 0, null), (status.Server, status.State.Shipped, status.State.Failures, status.State.Problem));
            },
            HangGuard.Limit,
            HangGuard.Look);
    }

    [Fact]
    public void Shipper_should_answer_while_a_round_hangs_and_begin_no_second_one()
    {
        using var hanging = new ManualResetEventSlim();
        var store = new Server();
        store.Answers.Enqueue(() =>
        {
            hanging.Wait(HangGuard.Limit);
            return new FleetRound(1, 0, Contact: true);
        });
        var shipper = Sys.ActorOf(FleetShipper.Props(Fast, store, TimeProvider.System, CancellationToken.None));
        AwaitCondition(() => store.Rounds == 1, HangGuard.Limit, HangGuard.Look);
        for (var i = 0; i < 20; i++)
        {
            shipper.Tell(GetFleetStatus.Instance);
            ExpectMsg<FleetStatus>();
        }

        Assert.Equal(1, store.Rounds);
        hanging.Set();
        AwaitCondition(() => store.Rounds > 1, HangGuard.Limit, HangGuard.Look);
    }

    [Fact]
    public void Pauses_should_grow_to_their_limit_be_spread_and_end_with_success()
    {
        var options = new FleetOptions("Host=db", "", TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(5));
        var state = FleetState.New;
        Assert.Equal((15.0, 45.0), Bounds());
        var longest = new List<double>();
        for (var i = 0; i < 100; i++)
        {
            state = state.Failed("away");
            longest.Add(Bounds().Item2);
        }

        Assert.Equal([90, 180, 360, 720, 900, 900], longest.Take(6));
        Assert.Equal(900, longest[^1]);
        Assert.Equal(TimeSpan.Zero, state.Done(new FleetRound(5, 10, Contact: true), DateTimeOffset.UnixEpoch).Pause(options, 0.5));
        state = state.Done(new FleetRound(5, 0, Contact: true), DateTimeOffset.UnixEpoch);
        Assert.Equal((15.0, 45.0), Bounds());

        (double, double) Bounds() => (state.Pause(options, 0).TotalSeconds, state.Pause(options, 1).TotalSeconds);
    }

    private sealed class Server : IFleetStore
    {
        private int _rounds;

        internal System.Collections.Concurrent.ConcurrentQueue<Func<FleetRound>> Answers { get; } = new();

        internal int Rounds => Volatile.Read(ref _rounds);

        string IFleetStore.Server => "db";

        public FleetRound Ship(CancellationToken stop)
        {
            Interlocked.Increment(ref _rounds);
            return Answers.TryDequeue(out var answer) ? answer() : new FleetRound(0, 0, Contact: false);
        }

        public string Explain(Exception failure) => FleetProblem.Explain(failure);
    }
}
