using System.Collections.Immutable;

namespace ActorLoad.Interop.Index;

/// <summary>One step of a <see cref="ModulePlan"/>.</summary>
/// <param name="Name">Module name with underscores: for a request by path the name inside the ELF file.</param>
/// <param name="Path">Canonical path of the file (symlinks resolved); null when there is no file.</param>
/// <param name="IndexPath">The path as libkmod gives it, for output that must equal kmod's; null when there is none.</param>
/// <param name="Action">What is to be done.</param>
/// <param name="Options">Parameters from modprobe.d and from the kernel command line, in kmod's order; may be empty.</param>
/// <param name="Command">The install command as configured, for <see cref="StepAction.Command"/>; else null.</param>
/// <param name="Required">Whether its failure fails the plan (the module and its dependencies; not softdeps and theirs).</param>
/// <param name="Dependencies">Indexes of earlier steps that are hard dependencies: if one fails, this step fails with its errno.</param>
/// <param name="After">Indexes of earlier steps that must merely be over (softdeps).</param>
public sealed record PlanStep(
    string Name,
    string? Path,
    string? IndexPath,
    StepAction Action,
    string Options,
    string? Command,
    bool Required,
    ImmutableArray<int> Dependencies,
    ImmutableArray<int> After);
