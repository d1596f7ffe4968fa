using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Boots.Summaries;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Actors.Tests.Boots;

public sealed class ObservedReportSpec
{
    private const string Rng = "/lib/modules/6.1/kernel/drivers/char/hw_random/virtio-rng.ko";
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 7, 30, 0, TimeSpan.Zero);

    private readonly List<ILedgerEvent> _events = [];

    [Fact]
    public void Every_call_should_be_live_a_duplicate_or_failed_and_what_was_in_vain_be_added_up_as_the_kernel_does()
    {
        Began("6.1.0-40-amd64");
        Call(0, 10, virtio: 2, errno: 0, inserted: true);
        Call(1, 11, virtio: 3, errno: Errno.EEXIST);
        Call(2, 12, virtio: 4, errno: Errno.EBUSY);
        Call(3, 13, virtio: 5, errno: Errno.ENODEV, inserted: true);
        Call(4, 13, virtio: 5, errno: Errno.ENOENT);
        var observed = Report();

        Assert.Equal((5L, 1L, 2L, 0L, 2L), (observed.Calls, observed.Live, observed.Duplicates, observed.Merged, observed.Failed));

        // 6.1 has laid a duplicate out before it sees that it is one: twice the file; so for a missing symbol (kernel/module/stats.c).
        Assert.Equal((4000L, 2000L + 2000 + 1000 + 2000), (observed.FileBytesInVain, observed.KernelBytesInVain));
        Assert.Equal((3L, 6000L), (observed.InVain["load"].Calls, observed.InVain["load"].Bytes));
        Assert.Equal((1L, 1000L), (observed.InVain["init"].Calls, observed.InVain["init"].Bytes));
        Assert.False(observed.IsLeast);
        Assert.Equal(
            [("/devices/virtio5", 2L, 0L, 2L), ("/devices/virtio3", 1L, 1L, 0L), ("/devices/virtio4", 1L, 1L, 0L), ("/devices/virtio2", 1L, 0L, 0L)],
            observed.By.Device.OrderByDescending(g => g.Failed).ThenByDescending(g => g.Duplicates).ThenBy(g => g.Key)
                .Select(g => (g.Key, g.Calls, g.Duplicates, g.Failed)));
        Assert.Equal(("virtio", 5L), (Assert.Single(observed.By.Bus).Key, observed.By.Bus[0].Calls));
        Assert.Equal("virtio_rng", Assert.Single(observed.Modules).Key);
        Assert.Equal(
            [("EEXIST", "(udev-worker)[11]", "/devices/virtio3", "virtio"), ("EBUSY", "(udev-worker)[12]", "/devices/virtio4", "virtio")],
            observed.InVainCalls.Where(call => call.Fate == "duplicate").Select(call => (call.ErrnoName, call.Requester, call.Device, call.Bus)));
    }

    [Theory]
    [InlineData("6.4.0", "becoming", 1000)]
    [InlineData("6.12.57", "becoming", 1000)]
    public void A_duplicate_that_is_seen_early_should_cost_the_file_alone(string release, string charge, long bytes)
    {
        Began(release);
        Call(0, 10, 2, Errno.EEXIST);
        Assert.Equal((1L, bytes), (Report().InVain[charge].Calls, Report().KernelBytesInVain));
    }

    [Fact]
    public void A_call_that_the_kernel_merged_should_be_a_duplicate_that_reads_nothing()
    {
        Began("6.12.57");
        Call(0, 10, 2, 0, inserted: true);
        Call(0, 11, 3, 0);
        var observed = Report();
        Assert.Equal((2L, 1L, 1L, 1L, 0L), (observed.Calls, observed.Live, observed.Duplicates, observed.Merged, observed.FileBytesInVain));
        Assert.Equal("merged", Assert.Single(observed.InVainCalls).Fate);
    }

    [Fact]
    public void Lost_events_should_make_it_the_least_and_be_told()
    {
        Began("6.1.0");
        Call(0, 10, 2, 0, inserted: true);
        _events.Add(new TraceLost(Start, 7));
        Assert.Equal((true, 7L, true), (Report().IsLeast, Report().Lost, Report().MayMissCalls));
    }

    [Fact]
    public void A_trace_that_could_not_be_read_should_make_it_the_least_even_if_nothing_is_known_of_it()
    {
        Began("6.1.0");
        Assert.False(Report().MayMissCalls);
        _events.Add(new TraceLost(Start, 0, "nothing is observed: tracefs is not mounted"));
        Assert.Equal((0L, 0L, true), (Report().Calls, Report().Lost, Report().MayMissCalls));
    }

    [Fact]
    public void A_boot_in_which_the_service_loaded_should_have_none()
    {
        _events.Add(new ServiceStarted(Start, "0.1.0", 1, "6.1.0", "/lib/modules/6.1.0"));
        Assert.Null(BootReporter.Of(BootStory.Of(_events), "m", "b").Observed);
    }

    [Fact]
    public void One_in_which_nothing_came_to_be_observed_should_say_so()
    {
        Began("6.1.0");
        Assert.Equal(0, Report().Calls);
    }

    private void Began(string release) => _events.Add(new ServiceStarted(Start, "0.1.0", 1, release, "/lib/modules/x", Mode: "observe"));

    private void Call(int second, int pid, int virtio, int errno, bool inserted = false) => _events.Add(new ObservedCall(
        Start.AddSeconds(second), "finit_module", new Requester(RequesterKind.Udev, pid, 0, "(udev-worker)", null, $"/devices/virtio{virtio}", "virtio"),
        pid % 4, Rng, "virtio_rng", errno, inserted, 500, 1000, "virtio"));

    private ObservedSummary Report() => BootReporter.Of(BootStory.Of(_events), "m", "b").Observed!;
}
