using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.KernelCounts;
using ActorLoad.Actors.Uevents;
using ActorLoad.Interop.Kernel.Stats;
using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;

namespace ActorLoad.Actors.Tests.KernelCounts;

public sealed class KernelCountSpec : TestKit
{
    private const string Patient = "akka { loglevel = INFO, test { single-expect-default = 3m, default-timeout = 3m, filter-leeway = 3m } }";

    private readonly Counts _counts = new();
    private readonly TestProbe _journal;
    private readonly TestProbe _coldplug;

    public KernelCountSpec()
        : base(Patient) => (_journal, _coldplug) = (CreateTestProbe(), CreateTestProbe());

    [Fact]
    public void Counts_should_be_journalled_at_the_start_when_settled_and_at_the_stop_but_not_for_a_report()
    {
        var reader = Start();
        Assert.Equal((CountOccasion.Start, 0L), Told());
        _counts.Becoming = 41;
        _coldplug.ExpectMsg<AwaitSettled>();
        _coldplug.Reply(Settled.Instance);
        Assert.Equal((CountOccasion.Settled, 41L), Told());
        _counts.Becoming = 42;
        Assert.Equal(42, Ask(reader, CountOccasion.Report)!.Stats.FailedBecoming);
        _counts.Becoming = 43;
        Assert.Equal(43, Ask(reader, CountOccasion.Stop)!.Stats.FailedBecoming);
        Assert.Equal((CountOccasion.Stop, 43L), Told());
    }

    [Fact]
    public void A_kernel_that_does_not_count_should_be_said_once_and_nothing_be_journalled()
    {
        _counts.Problem = "there is no file";
        EventFilter.Info(contains: "what the kernel counts itself is not in the journal: there is no file").ExpectOne(() =>
        {
            var reader = Start();
            Assert.Null(Ask(reader, CountOccasion.Report));
            Assert.Null(Ask(reader, CountOccasion.Stop));
        });
        _journal.Tell("the next");
        _journal.ExpectMsg("the next");
    }

    private IActorRef Start() => Sys.ActorOf(KernelCountActor.Props(new KernelCountServices(_counts, _coldplug, _journal, TimeProvider.System)));

    private (CountOccasion Occasion, long Becoming) Told()
    {
        var counted = _journal.ExpectMsg<KernelCounted>();
        return (counted.Occasion, counted.Stats.FailedBecoming);
    }

    private KernelCounted? Ask(IActorRef reader, CountOccasion occasion)
    {
        reader.Tell(new CountKernel(occasion), TestActor);
        return ExpectMsg<KernelCountRead>().Counted;
    }

    private sealed class Counts : IModuleStats
    {
        private long _becoming;

        public long Becoming
        {
            set => Volatile.Write(ref _becoming, value);
        }

        public string? Problem { get; set; }

        public ModuleStats? Read(out string? problem)
        {
            problem = Problem;
            return Problem is null ? new ModuleStats(1, 2, 3, 4, Volatile.Read(ref _becoming), 5, 6, 7, 8, 9, []) : null;
        }
    }
}
