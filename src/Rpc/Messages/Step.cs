namespace ActorLoad.Rpc.Messages;

/// <summary>One step of a plan.</summary>
/// <param name="Name">Module name.</param>
/// <param name="Path">Canonical path of the file; null when there is none.</param>
/// <param name="IndexPath">The path as libkmod gives it.</param>
/// <param name="Action">insert, command, builtin or missing.</param>
/// <param name="Command">The install command.</param>
/// <param name="Options">The parameters that will be given.</param>
/// <param name="OptionSources">Where each comes from.</param>
/// <param name="Required">Whether its failure fails the plan.</param>
/// <param name="Dependencies">Indexes of the steps that must have succeeded before.</param>
/// <param name="After">Indexes of the steps that must be over before (softdeps).</param>
/// <param name="State">The module's state at this moment.</param>
public sealed record Step(
    string Name,
    string? Path,
    string? IndexPath,
    string Action,
    string? Command,
    string Options,
    IReadOnlyList<OptionSource> OptionSources,
    bool Required,
    IReadOnlyList<int> Dependencies,
    IReadOnlyList<int> After,
    string State);
