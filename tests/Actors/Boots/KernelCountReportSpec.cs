using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Boots.Summaries;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Kernel;
using ActorLoad.Interop.Kernel.Stats;

namespace ActorLoad.Actors.Tests.Boots;

/// <summary>The kernel's own counts beside those of the journal.</summary>
public sealed class KernelCountReportSpec
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 7, 30, 0, TimeSpan.Zero);

    [Fact]
    public void What_the_kernel_counted_since_the_start_should_stand_beside_what_the_journal_has_of_that_time()
    {
        // The initramfs had three duplicates; then udevd had two that read their file, and one that was merged; an init that failed is in no counter of the kernel.
        var counted = Report(
        [
            Counted(0, CountOccasion.Start, becoming: 3, bytes: 3_000),
            Call(1, errno: 0, inserted: true),
            Call(2, Errno.EEXIST),
            Call(3, Errno.EBUSY),
            Call(4, errno: 0),
            Call(5, Errno.ENODEV, inserted: true),
            Counted(9, CountOccasion.Stop, becoming: 5, bytes: 5_400),
        ])!;
        Assert.Equal((Start, Start.AddSeconds(9), "stop", 60L), (counted.From, counted.Until, counted.Occasion, counted.Loaded));
        Assert.Equal(new CostPart(2, 2_400), counted.Failed["becoming"]);
        Assert.Equal(new CostPart(3, 3_000), counted.Before["becoming"]);
        Assert.Equal(new CostPart(0, 0), counted.Failed["load"]);
        Assert.Equal(new CostPart(2, 2_000), counted.Here["becoming"]);
        Assert.Equal((1L, 1L), (counted.Here["merged"].Calls, counted.Here["init"].Calls));
        Assert.Equal<DuplicateStats>([new DuplicateStats("virtio_rng", 5, "Becoming")], counted.Duplicates);
    }

    [Fact]
    public void Without_a_count_of_the_start_it_should_be_since_the_kernel_was_started()
    {
        var counted = Report([Call(1, Errno.EEXIST), Counted(9, CountOccasion.Settled, becoming: 5, bytes: 5_400)])!;
        Assert.Null(counted.From);
        Assert.Equal(new CostPart(5, 5_400), counted.Failed["becoming"]);
        Assert.Equal(new CostPart(0, 0), counted.Before["becoming"]);
        Assert.Equal(1, counted.Here["becoming"].Calls);
    }

    [Fact]
    public void What_was_called_outside_of_that_time_should_not_be_counted()
    {
        var counted = Report(
        [
            Call(-5, Errno.EEXIST), Counted(0, CountOccasion.Start, 1, 1_000), Counted(9, CountOccasion.Report, 1, 1_000), Call(10, Errno.EEXIST),
        ])!;
        Assert.Equal((0L, 0L), (counted.Failed["becoming"].Calls, counted.Here["becoming"].Calls));
    }

    [Fact]
    public void A_failed_load_of_the_service_should_be_counted_where_the_kernel_does()
    {
        var counted = Report(
        [
            new LoadStarted(Start, "/m/a.ko", "a", "", 1, 1, 0, 0),
            new LoadFinished(Start.AddSeconds(1), "/m/a.ko", "a", Errno.ENOENT, "insert", "Unknown symbol", 1_000_000, 700, 0),
            new LoadStarted(Start, "/m/b.ko", "b", "", 1, 1, 0, 0),
            new LoadFinished(Start.AddSeconds(1), "/m/b.ko", "b", Errno.ENOENT, "open", null, 10, 0, 0),
            Counted(9, CountOccasion.Stop, 0, 0),
        ])!;
        Assert.Equal(new CostPart(1, 1_400), counted.Here["load"]); // laid out, and refused for a symbol: twice the file; the other never came to the kernel
    }

    [Fact]
    public void Numbers_that_make_no_sense_should_do_no_harm()
    {
        var counted = Report([Counted(0, CountOccasion.Start, long.MaxValue, long.MinValue), Counted(9, CountOccasion.Stop, long.MinValue, long.MaxValue)])!;
        Assert.Equal(new CostPart(0, long.MaxValue), counted.Failed["becoming"]);
    }

    [Fact]
    public void A_count_should_make_no_boot_longer()
    {
        var story = BootStory.Of([new ServiceStarted(Start, "0.1.0", 1, "6.12.0", "/m"), Counted(3_600, CountOccasion.Report, 0, 0)]);
        Assert.Equal(Start, story.Last);
    }

    [Fact]
    public void A_kernel_that_does_not_count_should_have_no_part_in_the_report() => Assert.Null(Report([Call(1, Errno.EEXIST)]));

    private static KernelCounted Counted(int second, CountOccasion occasion, long becoming, long bytes) => new(
        Start.AddSeconds(second), occasion, new ModuleStats(60, 9_000, 0, 0, becoming, 0, 0, 0, bytes, 0, [new DuplicateStats("virtio_rng", 5, "Becoming")]));

    private static ObservedCall Call(int second, int errno, bool inserted = false) => new(
        Start.AddSeconds(second), "finit_module", new Requester(RequesterKind.Udev, 311, 0, "(udev-worker)"), 0, "/m/virtio_rng.ko", "virtio_rng", errno, inserted, 500, 1000);

    private static KernelCountSummary? Report(IEnumerable<ILedgerEvent> events) => BootReporter.Of(
        BootStory.Of([new ServiceStarted(Start.AddSeconds(-9), "0.1.0", 1, "6.12.0", "/m", Mode: "observe"), .. events]), "m", "b").Counted;
}
