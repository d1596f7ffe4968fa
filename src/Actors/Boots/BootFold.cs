using System.Collections.Immutable;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;

namespace ActorLoad.Actors.Boots;

/// <summary>Takes a boot's events one after the other and makes a story of them. Not thread-safe.</summary>
internal sealed class BootFold
{
    private readonly List<ServiceRun> _runs = [];
    private readonly RequestFold _requests = new();
    private readonly LoadFold _loads = new();
    private readonly List<BootColdplug> _coldplugs = [];
    private readonly List<ForeignLoad> _foreign = [];
    private readonly List<KernelAsked> _kernelAsked = [];
    private readonly List<ObservedCall> _observed = [];
    private readonly List<TraceLost> _traceLost = [];
    private readonly List<ModuleGone> _gone = [];
    private readonly List<LoadSlow> _slow = [];
    private readonly List<BootDecision> _decisions = [];
    private readonly List<PreloadPlanned> _preloads = [];
    private readonly List<KernelCounted> _counted = [];
    private readonly List<ProcessSeen> _processes = [];
    private readonly List<UeventsOverrun> _overruns = [];
    private readonly List<EventsLost> _lost = [];
    private readonly List<JournalSetAside> _setAside = [];
    private readonly SortedDictionary<string, int> _unknown = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _unreadable = new(StringComparer.Ordinal);
    private DateTimeOffset? _first;
    private DateTimeOffset? _last;

    private int Run => _runs.Count;

    internal void Add(ILedgerEvent happened)
    {
        switch (happened)
        {
            case UnknownEvent e:
                Count(_unknown, e.Manifest);
                return;
            case UnreadableEvent e:
                Count(_unreadable, e.Manifest);
                return;
            case RequestsAnswered e:
                foreach (var request in e.Requests)
                {
                    Take(request);
                }

                return;
            case RequestAnswered e:
                Take(e);
                return;
            case KernelCounted e: // read, not happened: the boot lasts no longer for it
                _counted.Add(e);
                return;
            case DecisionsMade e:
                _decisions.AddRange(e.Decisions.Select(decision => new BootDecision(Run, decision)));
                return;
            case ProcessesSeen e:
                _processes.AddRange(e.Processes);
                return;
            case ProcessSeen e:
                _processes.Add(e);
                return;
            case ServiceStarted e:
                _runs.Add(new ServiceRun(Run + 1, e.At, e.Version, e.Pid, e.KernelRelease, e.ModulesDirectory, e.Settings, Mode: e.Mode));
                break;
            case ServiceStopped e when Run > 0:
                _runs[^1] = _runs[^1] with { Stopped = e.At, StopReason = e.Reason };
                break;
            default:
                AddToLists(happened);
                break;
        }

        Saw(happened.At);
    }

    internal BootStory ToStory() => new(
        [.. _runs],
        _requests.ToRequests(),
        _loads.ToLoads(),
        _requests.Plans,
        [.. _coldplugs],
        [.. _foreign],
        [.. _kernelAsked],
        [.. _observed],
        [.. _traceLost],
        [.. _gone],
        [.. _slow],
        [.. _overruns],
        [.. _lost],
        [.. _setAside],
        _unknown.ToImmutableSortedDictionary(StringComparer.Ordinal),
        _unreadable.ToImmutableSortedDictionary(StringComparer.Ordinal),
        _first,
        _last)
    {
        Decisions = [.. _decisions],
        Preloads = [.. _preloads],
        Counted = [.. _counted],
        Processes = [.. _processes],
    };

    private void AddToLists(ILedgerEvent happened)
    {
        switch (happened)
        {
            case PlanMade e:
                _requests.Add(e, Run);
                break;
            case LoadStarted e:
                _loads.Add(e, Run);
                break;
            case LoadFinished e:
                _loads.Add(e, Run);
                break;
            case ColdplugStarted e:
                _coldplugs.Add(new BootColdplug(Run, e, Finished: null));
                break;
            case ColdplugFinished e when _coldplugs.FindLastIndex(c => c.Started.Uuid == e.Uuid) is var i and >= 0:
                _coldplugs[i] = _coldplugs[i] with { Finished = e };
                break;
            case ForeignLoad e:
                _foreign.Add(e);
                break;
            case KernelAsked e:
                _kernelAsked.Add(e);
                break;
            case ObservedCall e:
                _observed.Add(e with { Microseconds = Moments.Duration(e.Microseconds), FileBytes = Math.Clamp(e.FileBytes, 0, int.MaxValue) });
                break;
            case TraceLost e:
                _traceLost.Add(e with { Events = Math.Max(e.Events, 0) });
                break;
            case ModuleGone e:
                _gone.Add(e);
                break;
            case PreloadPlanned e:
                _preloads.Add(e);
                break;
            case LoadSlow e:
                _slow.Add(e);
                break;
            case UeventsOverrun e:
                _overruns.Add(e);
                break;
            case EventsLost e:
                _lost.Add(e);
                break;
            case JournalSetAside e:
                _setAside.Add(e);
                break;
        }
    }

    private void Take(RequestAnswered request)
    {
        _requests.Add(request, Run);
        Saw(request.At);
        Saw(Moments.After(request.At, request.WaitMicroseconds));
    }

    private void Saw(DateTimeOffset at)
    {
        _first = _first is null || at < _first ? at : _first;
        _last = _last is null || at > _last ? at : _last;
    }

    private static void Count(SortedDictionary<string, int> counts, string kind) => counts[kind] = counts.GetValueOrDefault(kind) + 1;
}
