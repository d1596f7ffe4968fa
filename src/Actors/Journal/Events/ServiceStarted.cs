using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ActorLoad.Actors.Journal.Events;

/// <summary>A run of the service began.</summary>
/// <param name="At">When.</param>
/// <param name="Version">Version of the service.</param>
/// <param name="Pid">Its process id.</param>
/// <param name="KernelRelease">As uname -r says it.</param>
/// <param name="ModulesDirectory">The module tree it serves.</param>
/// <param name="Settings">
/// The settings that decide over answers, by their key: numbers, and times in milliseconds. Null in journals of versions that did not say.
/// </param>
/// <param name="Mode">"observe" where the service only looked on; null where it loaded.</param>
public sealed record ServiceStarted(
    DateTimeOffset At,
    string Version,
    int Pid,
    string KernelRelease,
    string ModulesDirectory,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableSortedDictionary<string, long>? Settings = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Mode = null) : ILedgerEvent;
