using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ActorLoad.Actors.Boots;

/// <summary>One run of the service within a boot.</summary>
/// <param name="Number">1 and up; 0 for what the journal has from before the first start that it tells of.</param>
/// <param name="Started">When.</param>
/// <param name="Version">Version of the service.</param>
/// <param name="Pid">Its process id.</param>
/// <param name="KernelRelease">As uname -r says it.</param>
/// <param name="ModulesDirectory">The module tree it served.</param>
/// <param name="Settings">The settings that decide over answers, by their key; null where an old journal does not say.</param>
/// <param name="Stopped">When it ended in good order; null if it still runs, or was killed.</param>
/// <param name="StopReason">Why it ended.</param>
/// <param name="Mode">"observe" where the service only looked on; null where it loaded.</param>
public sealed record ServiceRun(
    int Number,
    DateTimeOffset Started,
    string Version,
    int Pid,
    string KernelRelease,
    string ModulesDirectory,
    ImmutableSortedDictionary<string, long>? Settings = null,
    DateTimeOffset? Stopped = null,
    string? StopReason = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Mode = null);
