using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ActorLoad.Actors.Journal.Events;

namespace ActorLoad.Actors.Journal.Format;

/// <summary>
/// The written form of <see cref="DecisionsMade"/>: every text once, everything that was decided alike once, and then four numbers a
/// decision, some ten bytes. Columns marked "delta" hold each value less the one before it, the first as it is.
/// </summary>
/// <param name="At">When the first was made; the times count from here.</param>
/// <param name="Text">Every distinct name and path.</param>
/// <param name="Kind">Of each distinct (kind, step, name, value): the kind.</param>
/// <param name="Order">Places among all decisions; delta.</param>
/// <param name="Time">µs after <paramref name="At"/>; delta.</param>
/// <param name="Request">Requests; delta.</param>
/// <param name="What">Places in <paramref name="Kind"/>, <paramref name="Step"/>, <paramref name="Name"/> and <paramref name="Value"/>.</param>
/// <param name="Step">Of each distinct one the step; null where all are 0.</param>
/// <param name="Name">Its place in <paramref name="Text"/>; null where there are none.</param>
/// <param name="Value">The value; null where there are none.</param>
internal sealed record DecisionColumns(
    DateTimeOffset At,
    ImmutableArray<string> Text,
    ImmutableArray<DecisionKind> Kind,
    ImmutableArray<long> Order,
    ImmutableArray<long> Time,
    ImmutableArray<long> Request,
    ImmutableArray<int> What,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableArray<int>? Step = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableArray<int?>? Name = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableArray<long?>? Value = null);
