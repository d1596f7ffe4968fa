using System.Collections.Immutable;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Modules;

namespace ActorLoad.Actors.Journal;

/// <summary>
/// What a stream of events comes to. All times are the events' own; nothing here reads a clock or asks the kernel.
/// </summary>
/// <param name="InFlight">By canonical path, loads that began and of which no end is known: look in /sys/module before anything else.</param>
/// <param name="Failures">By canonical path, the last failure of each file, as far as it counts for those who ask later and it was not loaded since.</param>
/// <param name="Loaded">By module name, the load that made it live; not those that were found removed since.</param>
/// <param name="Counts">How much there is.</param>
public sealed record Ledger(
    ImmutableDictionary<string, LoadStarted> InFlight,
    ImmutableDictionary<string, LoadFinished> Failures,
    ImmutableDictionary<string, LoadRecord> Loaded,
    LedgerCounts Counts)
{
    /// <summary>A ledger without entries.</summary>
    public static Ledger Empty { get; } = new(
        ImmutableDictionary<string, LoadStarted>.Empty,
        ImmutableDictionary<string, LoadFinished>.Empty,
        ImmutableDictionary<string, LoadRecord>.Empty,
        LedgerCounts.Zero);

    /// <summary>The ledger with one more event.</summary>
    public Ledger Apply(ILedgerEvent ledgerEvent) => ledgerEvent switch
    {
        LoadStarted e => this with
        {
            InFlight = InFlight.SetItem(e.Path, e),
            Counts = Counts with { Loads = Counts.Loads + 1 },
        },
        LoadFinished e => Finished(e),
        ModuleGone e => this with { Loaded = Loaded.Remove(e.Name) },
        RequestsAnswered e => this with { Counts = Counts.Add(e) },
        ServiceStarted => this with { Counts = Counts with { Starts = Counts.Starts + 1 } },
        EventsLost e => this with { Counts = Counts with { Lost = Counts.Lost + e.Events } },
        UnknownEvent => this with { Counts = Counts with { Unknown = Counts.Unknown + 1 } },
        UnreadableEvent => this with { Counts = Counts with { Unreadable = Counts.Unreadable + 1 } },
        _ => this,
    };

    private Ledger Finished(LoadFinished e) => this with
    {
        InFlight = InFlight.Remove(e.Path),
        Loaded = e.Errno == 0
            ? Loaded.SetItem(e.Name, new LoadRecord(e.Path, InFlight.GetValueOrDefault(e.Path)?.Requester, e.At, e.Microseconds))
            : Loaded,
        Failures = e.Errno != 0 && (InFlight.GetValueOrDefault(e.Path)?.IsOrdinary ?? true) ? Failures.SetItem(e.Path, e) : Failures.Remove(e.Path),
        Counts = e.Errno == 0 ? Counts : Counts with { Failures = Counts.Failures + 1 },
    };
}
