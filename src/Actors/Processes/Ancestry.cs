using ActorLoad.Actors.Journal.Events;
using ActorLoad.Interop.Peers;

namespace ActorLoad.Actors.Processes;

/// <summary>
/// From a process up to the first one, as far as they are still there. A pid is no name: a parent that ended is not there any more, even if another
/// process has its id by now. That one is younger than the child, and a real parent never is. Not thread-safe.
/// </summary>
/// <param name="table">The processes that there are.</param>
/// <param name="clock">The time.</param>
internal sealed class Ancestry(IProcessTable table, TimeProvider clock)
{
    /// <summary>How far up it is looked.</summary>
    internal const int Depth = 64;

    private const int Known = 8192;

    private readonly KnownProcesses _known = new(Known);

    /// <summary>The process and those above it that were not told of before.</summary>
    internal IEnumerable<ProcessSeen> Look(ProcessSighting sighting)
    {
        var (pid, stat, _) = sighting;
        for (var depth = 0; depth < Depth && _known.Add(pid, stat.Started); depth++)
        {
            var parent = ParentOf(stat);
            var exe = depth == 0 ? sighting.Exe : ExeOf(pid, stat);
            yield return new ProcessSeen(clock.GetUtcNow(), pid, stat.Started, stat.Comm, exe, stat.Parent, parent?.Started);
            if (parent is null)
            {
                yield break;
            }

            (pid, stat) = (stat.Parent, parent);
        }
    }

    private ProcessStat? ParentOf(ProcessStat child) =>
        child.Parent > 0 && table.StatOf(child.Parent) is { } parent && parent.Started <= child.Started ? parent : null;

    // Between two reads it may end, and its id become another's.
    private string? ExeOf(int pid, ProcessStat stat) =>
        table.ExeOf(pid) is { } exe && table.StatOf(pid)?.Started == stat.Started ? exe : null;
}
