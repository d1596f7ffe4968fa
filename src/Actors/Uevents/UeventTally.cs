using System.Collections.Immutable;
using ActorLoad.Interop.Uevents;

namespace ActorLoad.Actors.Uevents;

/// <summary>
/// Counts uevents as they come, for the status and for the ledger. The reader, the coldplug and those who answer write it, each
/// its own part; anybody may read it at any time. It outlives a restart of its actors.
/// </summary>
public sealed class UeventTally
{
    private readonly long[] _refused = new long[Enum.GetValues<UeventRefusal>().Length];
    private ImmutableQueue<string> _ownUuids = [];
    private ColdplugWalk? _walk;
    private long _received;
    private long _requested;
    private long _coalesced;
    private long _answered;
    private long _modules;
    private long _overruns;
    private long _coldplugs;

    /// <summary>The counts now.</summary>
    public UeventCounts Snapshot()
    {
        var answered = Volatile.Read(ref _answered);
        var requested = Volatile.Read(ref _requested);
        return new UeventCounts(
            Volatile.Read(ref _received),
            requested,
            Volatile.Read(ref _coalesced),
            requested - answered,
            Volatile.Read(ref _modules),
            Enum.GetValues<UeventRefusal>()
                .Where(kind => Volatile.Read(ref _refused[(int)kind]) > 0)
                .ToImmutableDictionary(kind => kind, kind => Volatile.Read(ref _refused[(int)kind])),
            Volatile.Read(ref _overruns),
            Volatile.Read(ref _coldplugs),
            Volatile.Read(ref _walk));
    }

    internal void Receive() => Interlocked.Increment(ref _received);

    internal void Request(bool coalesced)
    {
        if (coalesced)
        {
            Interlocked.Increment(ref _coalesced);
        }

        Interlocked.Increment(ref _requested);
    }

    internal void Answer() => Interlocked.Increment(ref _answered);

    internal void SeeModule() => Interlocked.Increment(ref _modules);

    internal void Refuse(UeventRefusal kind) => Interlocked.Increment(ref _refused[(int)kind]);

    internal void Overrun() => Interlocked.Increment(ref _overruns);

    /// <summary>A walk begins: events with its UUID are ours from now on.</summary>
    internal void Begin(ColdplugWalk walk)
    {
        // The events of the walk before may still be unread when this one begins; those before it were read.
        var uuids = Volatile.Read(ref _ownUuids).Enqueue(walk.Uuid);
        Volatile.Write(ref _ownUuids, uuids.Count() > 2 ? uuids.Dequeue() : uuids);
        Volatile.Write(ref _walk, walk);
        Interlocked.Increment(ref _coldplugs);
    }

    internal void End() => Volatile.Write(ref _walk, null);

    /// <summary>Whether an event with this SYNTH_UUID was asked for here.</summary>
    internal bool IsOwn(string? uuid) => uuid is not null && Volatile.Read(ref _ownUuids).Contains(uuid, StringComparer.Ordinal);
}
