using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Boots.Summaries;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Actors.Tests.Boots;

/// <summary>A boot in which others loaded and the service looked on, beside one in which it loaded.</summary>
public sealed class ObservedDiffSpec
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 7, 30, 0, TimeSpan.Zero);
    private static readonly Requester Worker = new(RequesterKind.Udev, 311, 0, "(udev-worker)", null, "/devices/virtio1", "virtio");

    // virtio_rng came by the first of three calls, rng_core by its only one; ast failed; loop was there before the service looked.
    private readonly BootReport _observed = Report(
    [
        new ServiceStarted(Start, "0.1.0", 1, "6.1.0", "/m", Mode: "observe"),
        Call(0, "rng_core", errno: 0, inserted: true, 3_000),
        Call(1, "virtio_rng", errno: 0, inserted: true, 40_000),
        Call(1, "virtio_rng", Errno.EEXIST, inserted: false, 39_000),
        Call(2, "virtio_rng", Errno.EBUSY, inserted: false, 50_000),
        Call(3, "ast", Errno.ENODEV, inserted: true, 2_000),
        Call(4, "loop", Errno.EEXIST, inserted: false, 1_000),
    ]);

    private readonly BootReport _converged = Report(
    [
        new ServiceStarted(Start, "0.1.0", 1, "6.1.0", "/m"),
        .. Load("rng_core", errno: 0, 3_000),
        .. Load("virtio_rng", errno: 0, 90_000),
        .. Load("ast", Errno.ENODEV, 2_000),
        .. Load("nvme", errno: 0, 6_000),
    ]);

    [Fact]
    public void Modules_that_others_loaded_should_have_become_live_as_any()
    {
        Assert.Equal(
            [("ast", "failed", 1, 0L), ("loop", "before", 1, 1), ("rng_core", "live", 1, 0), ("virtio_rng", "live", 3, 2)],
            _observed.Modules.Select(module => (module.Name, module.State, module.Calls, module.DuplicateCalls)));
        var rng = _observed.Modules[^1];
        Assert.Equal(("/m/virtio_rng.ko", 40_000L, 2_000L), (rng.Path, rng.Microseconds, rng.FileBytesInVain));
        Assert.Equal(("(udev-worker)[311]:/devices/virtio1", "udev"), (rng.LedBy, rng.LedByKind));
        Assert.Equal((Start.AddSeconds(1), Start.AddSeconds(1).AddMilliseconds(40)), (rng.Began, rng.Ended));
        var failed = Assert.Single(_observed.Failed);
        Assert.Equal(("ast", "ENODEV", 1), (failed.Name, failed.ErrnoName, failed.Calls));
    }

    [Fact]
    public void Only_what_is_different_should_be_told()
    {
        var diff = BootDiff.Of(_observed, _converged);
        Assert.Equal(["nvme"], diff.New.Select(module => module.Name));
        Assert.Empty(diff.Gone);
        Assert.Empty(diff.Failed);
        Assert.Equal(new SlowerModule("virtio_rng", 40_000, 90_000), Assert.Single(diff.Slower));
        Assert.Equal(["nvme"], BootDiff.Of(_converged, _observed).Gone.Select(module => module.Name));
    }

    [Fact]
    public void Calls_and_duplicates_should_be_those_of_whoever_called()
    {
        var diff = BootDiff.Of(_observed, _converged);
        Assert.Equal(("observe", 6L, 3L, 4_000L), (diff.Before.Mode, diff.Before.Calls, diff.Before.Duplicates, diff.Before.FileBytesInVain));
        Assert.Equal(("converge", 4L, 0L, 1_000L), (diff.After.Mode, diff.After.Calls, diff.After.Duplicates, diff.After.FileBytesInVain));
    }

    [Fact]
    public void A_boot_of_both_should_have_both()
    {
        var both = Report(
    [
            new ServiceStarted(Start, "0.1.0", 1, "6.1.0", "/m", Mode: "observe"),
            Call(0, "rng_core", errno: 0, inserted: true, 3_000),
            Call(0, "rng_core", Errno.EEXIST, inserted: false, 3_000),
            new ServiceStarted(Start.AddSeconds(5), "0.1.0", 2, "6.1.0", "/m"),
            .. Load("nvme", errno: 0, 6_000),
    ]);
        Assert.Equal(("both", 3L, 1L), (BootMark(both).Mode, both.Calls.Calls, both.Calls.Duplicates));
        Assert.Equal([("nvme", "live"), ("rng_core", "live")], both.Modules.Select(module => (module.Name, module.State)));
    }

    [Fact]
    public void What_was_removed_since_should_be_gone()
    {
        var removed = Report(
    [
            new ServiceStarted(Start, "0.1.0", 1, "6.1.0", "/m", Mode: "observe"),
            Call(0, "rng_core", errno: 0, inserted: true, 3_000),
            new ModuleGone(Start.AddSeconds(9), "/m/rng_core.ko", "rng_core"),
    ]);
        Assert.Equal("gone", Assert.Single(removed.Modules).State);
    }

    private static BootMark BootMark(BootReport report) => BootDiff.Of(report, report).Before;

    private static BootReport Report(ILedgerEvent[] events) => BootReporter.Of(BootStory.Of(events), "m", "b");

    private static ObservedCall Call(int second, string name, int errno, bool inserted, long took) => new(
        Start.AddSeconds(second), "finit_module", Worker, 0, $"/m/{name}.ko", name, errno, inserted, took, 1000, "virtio");

    private static ILedgerEvent[] Load(string name, int errno, long took) =>
    [
        new LoadStarted(Start, $"/m/{name}.ko", name, "", 1, 1, 0, 0, "uevent:/devices/x"),
        new LoadFinished(Start.AddMicroseconds(took), $"/m/{name}.ko", name, errno, "insert", null, took, 1000, 0),
    ];
}
