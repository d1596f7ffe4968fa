using System.Text.Json.Serialization;

namespace ActorLoad.Actors.Journal.Events;

/// <summary>The kernel's trace has a hole: calls that happened then may be missing.</summary>
/// <param name="At">When it was noticed.</param>
/// <param name="Events">How many trace events were lost; 0 where that is not known.</param>
/// <param name="Reason">Why; null where the kernel wrote over events that were not read in time.</param>
public sealed record TraceLost(
    DateTimeOffset At, long Events, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason = null) : ILedgerEvent;
