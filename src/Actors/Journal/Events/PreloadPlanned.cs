using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ActorLoad.Actors.Preload;

namespace ActorLoad.Actors.Journal.Events;

/// <summary>What earlier boots loaded was looked at, at the start: it is begun, or it is only said what would be.</summary>
/// <param name="At">When.</param>
/// <param name="IsOn">Whether it is begun.</param>
/// <param name="WindowMilliseconds">How long the beginning of a boot lasts, of which is learned.</param>
/// <param name="Boots">From how many boots it was learned.</param>
/// <param name="Entries">What is asked, in order, and what is not, and why.</param>
/// <param name="Problem">Why nothing is; null where there is a list that fits.</param>
public sealed record PreloadPlanned(
    DateTimeOffset At,
    bool IsOn,
    long WindowMilliseconds,
    int Boots,
    ImmutableArray<PlannedPreload> Entries,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Problem = null) : ILedgerEvent;
