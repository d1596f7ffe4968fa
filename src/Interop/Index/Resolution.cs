using System.Collections.Immutable;

namespace ActorLoad.Interop.Index;

/// <summary>What a spec resolves to under one generation of the indexes and of modprobe.d.</summary>
/// <param name="Spec">The spec as asked.</param>
/// <param name="Source">The first source that had it; <see cref="LookupSource.None"/> when nothing provides it.</param>
/// <param name="Plans">One plan for each match, in kmod's order; all of them are carried out.</param>
/// <param name="Generation">The generation this was made from.</param>
/// <param name="Errno">0, or why the look-up itself failed (ENOENT for a path that is not there, ENOEXEC for one that is no module;
/// EINVAL for a broken index, EAGAIN for one that changed all the while).</param>
/// <param name="Detail">For people: what is wrong with the path or with the indexes, and what to do; null if there is nothing to say.</param>
public sealed record Resolution(
    string Spec, LookupSource Source, ImmutableArray<ModulePlan> Plans, long Generation, int Errno = 0,
    string? Detail = null);
