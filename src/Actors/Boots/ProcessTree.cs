using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;

namespace ActorLoad.Actors.Boots;

/// <summary>The processes of a boot, found by their requesters. What the journal says twice counts as it was said first: a process that loses its parent gets another.</summary>
internal sealed class ProcessTree
{
    // As far up as the service looks; a damaged journal might lead in a circle.
    private const int Depth = 64;

    private readonly Dictionary<(int Pid, long Started), ProcessSeen> _processes = [];

    internal ProcessTree(BootStory story)
    {
        foreach (var process in story.Processes)
        {
            _processes.TryAdd((process.Pid, process.Started), process);
        }
    }

    /// <summary>The requester's process; null where the journal has none.</summary>
    internal ProcessSeen? Find(Requester requester) =>
        requester.Started is { } started ? _processes.GetValueOrDefault((requester.Pid, started)) : null;

    /// <summary>The process's parent, that one's parent and so on, as far as they are known.</summary>
    internal IEnumerable<ProcessSeen> Above(ProcessSeen process)
    {
        var at = process;
        for (var depth = 0; depth < Depth && at.ParentStarted is { } started && _processes.TryGetValue((at.Parent, started), out var parent); depth++)
        {
            yield return parent;
            at = parent;
        }
    }
}
