using System.Diagnostics;
using System.Diagnostics.Metrics;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Actors.Metering;

/// <summary>
/// The ledger's events as instruments: what it counts is what the ledger says, and nothing is counted twice in the code. Durations in
/// seconds, sizes in bytes. docs/metrics.md lists them. Thread-safe.
/// </summary>
public sealed class LedgerMeter : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "ActorLoad";

    // From an answer out of memory, some microseconds, to modules that wait for hardware.
    private static readonly InstrumentAdvice<double> Times = new()
    {
        HistogramBucketBoundaries = [0.0001, 0.001, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100],
    };

    private readonly Counter<long> _requests;
    private readonly Histogram<double> _waits;
    private readonly Histogram<double> _loads;
    private readonly Counter<long> _bytes;
    private readonly Counter<long> _foreign;
    private readonly Counter<long> _gone;
    private readonly Counter<long> _overruns;
    private readonly Counter<long> _coldplugs;
    private readonly Counter<long> _kernelAsked;
    private readonly Counter<long> _observed;
    private readonly Counter<long> _observedBytes;
    private readonly Counter<long> _traceLost;

    /// <summary>Makes the instruments.</summary>
    public LedgerMeter()
    {
        Meter = new Meter(Name);
        _requests = Meter.CreateCounter<long>("actorload.requests", "{request}", "Requests answered, by role, outcome and the door they came through.");
        _waits = Meter.CreateHistogram("actorload.request.wait", "s", "From a request's arrival to its answer, by role.", tags: null, Times);
        _loads = Meter.CreateHistogram("actorload.load.duration", "s", "Loads that came to their end, by errno (0: live).", tags: null, Times);
        _bytes = Meter.CreateCounter<long>("actorload.load.file", "By", "Size of the files of these loads.");
        _foreign = Meter.CreateCounter<long>("actorload.foreign.loads", "{module}", "Modules that others loaded.");
        _gone = Meter.CreateCounter<long>("actorload.modules.gone", "{module}", "Modules that were live and were found removed.");
        _overruns = Meter.CreateCounter<long>("actorload.uevents.overruns", "{overrun}", "Times that the kernel dropped uevents.");
        _coldplugs = Meter.CreateCounter<long>("actorload.coldplugs", "{coldplug}", "Times that all devices were asked, by reason.");
        _kernelAsked = Meter.CreateCounter<long>("actorload.kernel.asks", "{request}", "Times that the kernel asked its helper, where kernel-helper.trace is on.");
        _observed = Meter.CreateCounter<long>("actorload.observed.calls", "{call}", "Calls that others made while the service only looked on, by what became of them and who called.");
        _observedBytes = Meter.CreateCounter<long>("actorload.observed.file", "By", "Size of the files that these had the kernel read in vain, by what became of them.");
        _traceLost = Meter.CreateCounter<long>("actorload.observed.lost", "{event}", "Trace events that were lost, so that calls may be missing.");
    }

    /// <summary>The meter, for instruments that are looked at when somebody wants to know.</summary>
    public Meter Meter { get; }

    /// <summary>Counts an event.</summary>
    public void Count(ILedgerEvent happened)
    {
        switch (happened)
        {
            case RequestAnswered e:
                Count(e);
                break;
            case LoadFinished e:
                _loads.Record(Seconds(e.Microseconds), new KeyValuePair<string, object?>("errno", e.Errno == 0 ? "0" : Errno.Name(e.Errno)));
                _bytes.Add(e.FileBytes);
                break;
            case ForeignLoad:
                _foreign.Add(1);
                break;
            case ModuleGone:
                _gone.Add(1);
                break;
            case UeventsOverrun:
                _overruns.Add(1);
                break;
            case ColdplugStarted e:
                _coldplugs.Add(1, new KeyValuePair<string, object?>("reason", e.Reason));
                break;
            case KernelAsked:
                _kernelAsked.Add(1);
                break;
            case ObservedCall e:
                Count(e);
                break;
            case TraceLost e:
                _traceLost.Add(e.Events);
                break;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Meter.Dispose();

    private void Count(RequestAnswered e)
    {
        _requests.Add(1, new TagList
        {
            { "role", Word(e.Role) },
            { "outcome", Word(e.Outcome) },
            { "source", Word(e.Requester.Kind) },
        });
        _waits.Record(Seconds(e.WaitMicroseconds), new KeyValuePair<string, object?>("role", Word(e.Role)));
    }

    private void Count(ObservedCall e)
    {
        var fate = new KeyValuePair<string, object?>("fate", Word(e.Fate));
        _observed.Add(1, fate, new KeyValuePair<string, object?>("source", Word(e.Requester.Kind)));
        _observedBytes.Add(e.FileBytesInVain, fate);
    }

    private static double Seconds(long microseconds) => microseconds / 1e6;

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
