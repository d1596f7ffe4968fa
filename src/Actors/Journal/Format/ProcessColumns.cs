using System.Collections.Immutable;

namespace ActorLoad.Actors.Journal.Format;

/// <summary>
/// The written form of <see cref="Events.ProcessesSeen"/>: every text once, and seven numbers a process, some twenty-five bytes. Columns marked
/// "delta" hold each value less the one before it, the first as it is.
/// </summary>
/// <param name="At">When the first was looked at; the times count from here.</param>
/// <param name="Text">Every distinct text; the other columns give places in it, from 0.</param>
/// <param name="Time">µs after <paramref name="At"/>; delta.</param>
/// <param name="Pid">Process ids; delta.</param>
/// <param name="Started">When they began; delta.</param>
/// <param name="Comm">Names.</param>
/// <param name="Exe">Files, or null.</param>
/// <param name="Parent">Their parents' ids; delta.</param>
/// <param name="ParentStarted">How long before each its parent began; null for a parent that was gone.</param>
internal sealed record ProcessColumns(
    DateTimeOffset At,
    ImmutableArray<string> Text,
    ImmutableArray<long> Time,
    ImmutableArray<long> Pid,
    ImmutableArray<long> Started,
    ImmutableArray<int> Comm,
    ImmutableArray<int?> Exe,
    ImmutableArray<long> Parent,
    ImmutableArray<long?> ParentStarted);
