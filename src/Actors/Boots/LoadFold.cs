using System.Collections.Immutable;
using ActorLoad.Actors.Journal.Events;

namespace ActorLoad.Actors.Boots;

/// <summary>The loads of a boot: beginnings and ends put together. A file is never loaded twice at once, so its path names the load.</summary>
internal sealed class LoadFold
{
    private readonly List<BootLoad> _loads = [];
    private readonly Dictionary<string, int> _inFlight = new(StringComparer.Ordinal);

    internal void Add(LoadStarted e, int run)
    {
        _inFlight[e.Path] = _loads.Count;
        _loads.Add(new BootLoad(
            run,
            e.Path,
            e.Name,
            e.Options,
            e.Leader,
            e.Requester,
            e.Attempt,
            e.Force,
            e.At,
            Ended: null,
            Microseconds: 0,
            Errno: 0,
            Stage: null,
            Detail: null,
            FileBytes: 0,
            e.Taint,
            e.Taint,
            LookedUp: false));
    }

    internal void Add(LoadFinished e, int run)
    {
        if (!_inFlight.Remove(e.Path, out var place))
        {
            // The journal lost its beginning.
            Add(new LoadStarted(Moments.After(e.At, -e.Microseconds), e.Path, e.Name, string.Empty, Leader: 0, Attempt: 1, Force: 0, e.Taint), run);
            _inFlight.Remove(e.Path, out place);
        }

        _loads[place] = _loads[place] with
        {
            Ended = e.At,
            Microseconds = Moments.Duration(e.Microseconds),
            Errno = e.Errno,
            Stage = e.Stage,
            Detail = e.Detail,
            FileBytes = Math.Clamp(e.FileBytes, 0, int.MaxValue), // as the kernel reads them (kernel_read_file)
            TaintAfter = e.Taint,
            LookedUp = _loads[place].Run != run,
        };
    }

    internal ImmutableArray<BootLoad> ToLoads() => [.. _loads];
}
