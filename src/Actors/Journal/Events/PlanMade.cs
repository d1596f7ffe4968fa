using System.Collections.Immutable;

namespace ActorLoad.Actors.Journal.Events;

/// <summary>A spec was resolved to what loading it comes to; written once for each plan that is carried out.</summary>
/// <param name="At">When.</param>
/// <param name="Plan">Number of this plan within this run of the service.</param>
/// <param name="Spec">The spec.</param>
/// <param name="Source">Which index or configuration had it.</param>
/// <param name="Generation">Generation of the indexes.</param>
/// <param name="Steps">Names of the steps' modules in order; a target is followed by an exclamation mark.</param>
public sealed record PlanMade(
    DateTimeOffset At, long Plan, string Spec, string Source, long Generation, ImmutableArray<string> Steps) : ILedgerEvent;
