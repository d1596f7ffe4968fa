using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Boots.Summaries;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using ActorLoad.Actors.Tests.Journal;
using CsCheck;

namespace ActorLoad.Actors.Tests.Boots;

/// <summary>Stories of made events.</summary>
public sealed class BootStorySpec
{
    private const string Dummy = "/lib/modules/6.1/dummy.ko";
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Requester Udev = new(RequesterKind.Udev, 7, 0, "(udev-worker)");

    [Fact]
    public void A_request_should_find_the_plan_of_its_own_run()
    {
        var story = BootStory.Of(
        [
            Started(0),
            new PlanMade(Start, 1, "old", "ModulesDep", 1, ["old!"]),
            Started(10),
            new RequestsAnswered(At(11), [Request(11, 1, "new", plan: 1)]), // the journal may write it before its plan
            new PlanMade(At(10), 1, "new", "ModulesDep", 1, ["dep", "new!"]),
        ]);

        var request = Assert.Single(story.Requests);
        Assert.Equal((2, "new"), (request.Run, request.Plan?.Spec));
        Assert.Equal(["new"], PlanSteps.Targets(request.Plan!));
        Assert.Equal(2, story.Runs.Length);
    }

    [Fact]
    public void A_load_that_the_next_run_looked_up_should_be_one_load()
    {
        var story = BootStory.Of(
        [
            Started(0),
            new LoadStarted(At(1), Dummy, "dummy", "", 4, 1, 0, 0, "udev[1]"),
            Started(10),
            new LoadFinished(At(11), Dummy, "dummy", 0, "none", "looked up later: live", 0, 0, 0),
        ]);

        var load = Assert.Single(story.Loads);
        Assert.Equal((1, true, true, At(11)), (load.Run, load.LookedUp, load.IsSuccess, load.Ended));
        var report = BootReporter.Of(story, "m", "b");
        Assert.Equal((1L, 1L, 1), (report.Loads.Calls, report.Loads.Live, report.Missing.Killed));
    }

    [Fact]
    public void A_load_whose_beginning_was_lost_should_be_there_and_one_without_end_be_open()
    {
        var report = BootReporter.Of(
            BootStory.Of(
            [
                Started(0),
                new LoadFinished(At(9), Dummy, "dummy", 0, "insert", null, 2_000_000, 98304, 0),
                new LoadStarted(At(1), "/x/slow.ko", "slow", "", 4, 1, 0, 0),
            ]),
            "m",
            "b");
        Assert.Equal([("dummy", "live", 98304L), ("slow", "loading", 0L)], report.Modules.Select(m => (m.Name, m.State, m.FileBytes)));
        Assert.Equal(At(7), report.Modules[0].Began);
        Assert.Equal(1, report.Loads.Open);
    }

    [Fact]
    public void A_module_that_was_removed_or_came_by_others_should_be_called_so()
    {
        var report = BootReporter.Of(
            BootStory.Of(
            [
                Started(0),
                new LoadStarted(At(1), Dummy, "dummy", "", 4, 1, 0, 0),
                new LoadFinished(At(2), Dummy, "dummy", 0, "insert", null, 1_000_000, 100, 0),
                new ModuleGone(At(3), Dummy, "dummy"),
                new ForeignLoad(At(4), "zfs", 77),
            ]),
            "m",
            "b");
        Assert.Equal([("dummy", "gone"), ("zfs", "foreign")], report.Modules.Select(m => (m.Name, m.State)));
        Assert.Equal((At(0), At(4)), (report.First, report.Last));
    }

    [Fact]
    public void What_is_missing_should_be_said()
    {
        var report = BootReporter.Of(
            BootStory.Of(
            [
                Started(0),
                new EventsLost(At(1), 12, 10, "full"),
                new EventsLost(At(2), 3, 0, "full"),
                new UnknownEvent("tea-made.v9", []),
                new UnreadableEvent("load-finished.v1", [1], "no JSON"),
                new UnreadableEvent("load-finished.v1", [2], "no JSON"),
                new UeventsOverrun(At(3), 7),
            ]),
            "m",
            "b");
        Assert.Equal((15L, 10L, 1, 0), (report.Missing.Events, report.Missing.Requests, report.Missing.Overruns, report.Missing.Killed));
        Assert.Equal((1, 2), (report.Missing.Unknown["tea-made.v9"], report.Missing.Unreadable["load-finished.v1"]));
    }

    [Fact]
    public void Those_who_left_should_be_in_no_role()
    {
        var report = BootReporter.Of(
            BootStory.Of([Started(0), Request(1, 1, "x", 0) with { Outcome = Outcome.TimedOut }, Request(1, 2, "x", 0)]), "m", "b");
        Assert.Equal((2L, 1L, 1L), (report.Requests.Total, report.Requests.Left, report.Requests.Roles.Values.Sum()));
    }

    [Fact]
    public void Whatever_a_journal_holds_a_report_should_add_up() => RequestGen.Any.Array[0, 200].Sample(rows =>
    {
        var report = BootReporter.Of(BootStory.Of([Started(0), .. rows]), "m", "b");
        Assert.Equal(rows.Length, report.Requests.Total);
        Assert.Equal(rows.Length, report.Requests.Left + report.Requests.Roles.Values.Sum());
        Assert.Equal(rows.Length, report.Requests.Outcomes.Values.Sum());
        Assert.Equal(rows.Length, report.Duplicates.Source.Sum(group => group.Requests));
    });

    [Fact]
    public void An_empty_boot_should_have_a_report() => Assert.Equal(0, BootReporter.Of(BootStory.Of([]), "m", "b").Requests.Total);

    private static DateTimeOffset At(double seconds) => Start.AddSeconds(seconds);

    private static ServiceStarted Started(double at) => new(At(at), "1", 1, "6.4.0", "/lib/modules/6.4.0");

    private static RequestAnswered Request(double at, long id, string spec, long plan) =>
        new(At(at), new RequestId(id), Udev, spec, plan, Role.Leader, Outcome.Live, 0, 1000);
}
