using System.Text.Json.Serialization;
using ActorLoad.Actors.Requests;

namespace ActorLoad.Actors.Journal.Events;

/// <summary>A module file is about to be handed to the kernel.</summary>
/// <param name="At">When.</param>
/// <param name="Path">Canonical path.</param>
/// <param name="Name">Module name.</param>
/// <param name="Options">Its parameters.</param>
/// <param name="Leader">The request that led to it.</param>
/// <param name="Attempt">1, or more after transient failures.</param>
/// <param name="Force">Flags of finit_module(2) that skip checks; 0 for none.</param>
/// <param name="Taint">The kernel's taint mask before.</param>
/// <param name="Requester">Who led to it, in one word; null in journals of versions that did not say.</param>
public sealed record LoadStarted(
    DateTimeOffset At, string Path, string Name, string Options, long Leader, int Attempt, int Force, long Taint, string? Requester = null) : ILedgerEvent
{
    /// <summary>
    /// Whether its failure says something to those who ask later: that of a forced attempt or of a preload, which came before its time, does not.
    /// </summary>
    [JsonIgnore]
    public bool IsOrdinary => Force == 0 && Requester?.Split(':')[0].Equals(nameof(RequesterKind.Preload), StringComparison.OrdinalIgnoreCase) is not true;
}
