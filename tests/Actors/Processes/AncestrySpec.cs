using ActorLoad.Actors.Processes;
using ActorLoad.Interop.Peers;

namespace ActorLoad.Actors.Tests.Processes;

public sealed class AncestrySpec
{
    private readonly MadeProcesses _table = new();
    private readonly Ancestry _ancestry;

    public AncestrySpec()
    {
        _ancestry = new Ancestry(_table, TimeProvider.System);
        _table.Begin(1, "systemd", parent: 0, started: 3, "/usr/lib/systemd/systemd");
        _table.Begin(300, "make", parent: 1, started: 4000, "/usr/bin/make");
        _table.Begin(480, "sh", parent: 300, started: 4700, "/usr/bin/dash");
    }

    [Fact]
    public void Ancestry_should_lead_from_the_process_to_the_first_one() => Assert.Equal(
        [
            (500, 4711, "modprobe", "/usr/bin/actorload", 480, 4700),
            (480, 4700, "sh", "/usr/bin/dash", 300, 4000),
            (300, 4000, "make", "/usr/bin/make", 1, 3),
            (1, 3, "systemd", "/usr/lib/systemd/systemd", 0, (long?)null),
        ],
        Look(500, "modprobe", parent: 480, started: 4711, "/usr/bin/actorload"));

    [Fact]
    public void Parent_that_is_gone_should_end_it()
    {
        _table.End(300);

        Assert.Equal(
            [(500, 4711, "modprobe", null, 480, 4700), (480, 4700, "sh", "/usr/bin/dash", 300, (long?)null)], Look(500, "modprobe", parent: 480, started: 4711));
    }

    [Fact]
    public void Process_that_got_the_id_of_a_parent_that_is_gone_should_not_be_taken_for_it()
    {
        _table.Begin(480, "innocent", parent: 1, started: 4712, "/usr/bin/innocent");

        Assert.Equal([(500, 4711, "modprobe", null, 480, (long?)null)], Look(500, "modprobe", parent: 480, started: 4711));
    }

    [Fact]
    public void File_of_another_process_that_got_the_id_meanwhile_should_not_be_taken_for_its_own()
    {
        _table.OnExe = pid =>
        {
            if (pid == 480)
            {
                _table.Begin(480, "innocent", parent: 1, started: 4712, "/usr/bin/innocent");
            }
        };

        Assert.Equal((480, 4700, "sh", null, 300, 4000), Look(500, "modprobe", parent: 480, started: 4711)[1]);
    }

    [Fact]
    public void Parent_that_began_in_the_same_hundredth_of_a_second_should_be_a_parent()
    {
        _table.Begin(480, "sh", parent: 300, started: 4711);

        Assert.Equal(4711, Look(500, "modprobe", parent: 480, started: 4711)[0].ParentStarted);
    }

    [Fact]
    public void Each_process_should_be_told_of_once_and_its_parents_not_be_read_again()
    {
        _ = Look(500, "modprobe", parent: 480, started: 4711);
        _table.Looks.Clear();

        Assert.Equal([(501, 4712, "modprobe", null, 480, (long?)4700)], Look(501, "modprobe", parent: 480, started: 4712));
        Assert.Equal([480], _table.Looks);
        Assert.Empty(Look(501, "modprobe", parent: 480, started: 4712));
    }

    [Fact]
    public void Same_id_with_another_beginning_should_be_another_process()
    {
        _ = Look(500, "modprobe", parent: 480, started: 4711);

        Assert.Equal(500, Assert.Single(Look(500, "mount", parent: 480, started: 9000)).Pid);
    }

    [Fact]
    public void Processes_should_be_told_of_once_as_long_as_they_come_again_however_many_others_come()
    {
        foreach (var pid in Enumerable.Range(1000, 30_000))
        {
            Assert.Equal(pid == 1000 ? 4 : 1, Look(pid, "modprobe", parent: 480, started: 5000).Count);
        }
    }

    [Fact]
    public void Very_long_ancestry_should_be_cut_with_the_last_one_s_parent_still_named()
    {
        foreach (var pid in Enumerable.Range(2000, 100))
        {
            _table.Begin(pid, "sh", pid + 1, started: 9000 - pid);
        }

        var told = Look(1999, "sh", parent: 2000, started: 9000);

        Assert.Equal(Ancestry.Depth, told.Count);
        Assert.Equal((1999 + Ancestry.Depth, 9000 - 1999 - Ancestry.Depth), (told[^1].Parent, told[^1].ParentStarted));
    }

    private List<(int Pid, long Started, string Comm, string? Exe, int Parent, long? ParentStarted)> Look(int pid, string comm, int parent, long started, string? exe = null) =>
        [.. _ancestry.Look(new ProcessSighting(pid, new ProcessStat(comm, parent, started), exe)).Select(seen => (seen.Pid, seen.Started, seen.Comm, seen.Exe, seen.Parent, seen.ParentStarted))];
}
