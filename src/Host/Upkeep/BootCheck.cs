using System.Collections.Immutable;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Host.Ledgers;

namespace ActorLoad.Host.Upkeep;

/// <summary>Goes through one boot's rows in order, and counts and finds fault with what their events say.</summary>
/// <param name="stream">What the journal calls the boot.</param>
internal sealed class BootCheck(string stream)
{
    private readonly List<string> _problems = [];
    private readonly HashSet<string> _forgotten = [];
    private readonly SeenRequests _seen = new();
    private BootVerdict _verdict = new(stream, 0, 0, 0, 0, 0, 0, 0, 0);
    private bool _isRunning;

    internal IReadOnlyList<string> Problems => _problems;

    /// <summary>Boots that this one says were removed.</summary>
    internal IReadOnlySet<string> Forgotten => _forgotten;

    internal BootVerdict Verdict => _verdict;

    /// <summary>The next row.</summary>
    internal void Add(JournalRow row)
    {
        _verdict = _verdict with { Rows = _verdict.Rows + 1 };
        switch (row.Read())
        {
            case UnreadableEvent e:
                Wrong(row, $"cannot be read: {e.Problem}");
                break;
            case UnknownEvent:
                _verdict = _verdict with { Unknown = _verdict.Unknown + 1 };
                break;
            case ServiceStarted:
                _verdict = _verdict with { Runs = _verdict.Runs + 1, Killed = _verdict.Killed + (_isRunning ? 1 : 0) };
                _isRunning = true;
                _seen.Clear();
                break;
            case ServiceStopped:
                _isRunning = false;
                break;
            case LoadStarted:
                _verdict = _verdict with { Loads = _verdict.Loads + 1 };
                break;
            case RequestAnswered e:
                Count(row, [e]);
                break;
            case RequestsAnswered e:
                Count(row, e.Requests);
                break;
            case EventsLost e:
                Count(row, e);
                break;
            case BootsForgotten e:
                Count(row, e);
                break;
        }
    }

    private void Count(JournalRow row, ImmutableArray<RequestAnswered> requests)
    {
        _verdict = _verdict with { Requests = _verdict.Requests + requests.Length };
        var again = requests.Count(request => !_seen.Add(request.Id));
        if (again > 0)
        {
            Wrong(row, $"has {again} requests that the same run had before");
        }
    }

    private void Count(JournalRow row, EventsLost lost)
    {
        _verdict = _verdict with { Lost = _verdict.Lost + lost.Events, LostRequests = _verdict.LostRequests + lost.Requests };
        if (lost.Events < 1 || lost.Requests < 0 || lost.Requests > lost.Events)
        {
            Wrong(row, $"says that {lost.Events} events were lost, and that {lost.Requests} of them were requests");
        }
    }

    private void Count(JournalRow row, BootsForgotten forgotten)
    {
        _forgotten.UnionWith(forgotten.Boots);
        if (forgotten.Count != forgotten.Boots.Length)
        {
            Wrong(row, $"says that {forgotten.Count} boots were removed, and names {forgotten.Boots.Length}");
        }
    }

    private void Wrong(JournalRow row, string what) => _problems.Add($"boot {stream}, row {row.Sequence} ({row.Manifest}): it {what}");
}
