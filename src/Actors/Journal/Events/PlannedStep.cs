using System.Collections.Immutable;
using ActorLoad.Interop.Index;

namespace ActorLoad.Actors.Journal.Events;

/// <summary>One step of a plan, as it was to be carried out.</summary>
/// <param name="Path">Canonical path of the file; null when there is none.</param>
/// <param name="Action">What was to be done.</param>
/// <param name="Required">Whether its failure fails the plan.</param>
/// <param name="Needs">Places of earlier steps that it depends on.</param>
/// <param name="After">Places of earlier steps that must merely be over.</param>
public sealed record PlannedStep(string? Path, StepAction Action, bool Required, ImmutableArray<int> Needs, ImmutableArray<int> After);
