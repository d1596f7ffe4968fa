using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ActorLoad.Actors.Journal.Events;

/// <summary>A spec was resolved to what loading it comes to; written once for each plan that is carried out.</summary>
/// <param name="At">When.</param>
/// <param name="Plan">Number of this plan within this run of the service.</param>
/// <param name="Spec">The spec.</param>
/// <param name="Source">Which index or configuration had it.</param>
/// <param name="Generation">Generation of the indexes.</param>
/// <param name="Steps">Names of the steps' modules in order; a target is followed by an exclamation mark.</param>
/// <param name="Matches">The same with all that replaying needs; null in journals of versions that did not say.</param>
public sealed record PlanMade(
    DateTimeOffset At,
    long Plan,
    string Spec,
    string Source,
    long Generation,
    ImmutableArray<string> Steps,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableArray<PlannedMatch>? Matches = null) : ILedgerEvent;
