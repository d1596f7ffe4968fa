using System.Collections.Immutable;

namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>Who made the kernel ask for a module, as its tracepoint said, beside how the service answered the kernel.</summary>
/// <param name="Name">What the kernel asked for: a module's name or an alias.</param>
/// <param name="Comm">Name of the thread that made it ask.</param>
/// <param name="CallSite">The kernel function that asked.</param>
/// <param name="Asked">How often.</param>
/// <param name="Answers">
/// Outcomes of all requests of the kernel's helper for this name, whoever made it ask: a helper does not say for whom it runs. Empty where none came
/// to the service.
/// </param>
public sealed record KernelAskerSummary(
    string Name, string Comm, string CallSite, long Asked, ImmutableSortedDictionary<string, long> Answers);
