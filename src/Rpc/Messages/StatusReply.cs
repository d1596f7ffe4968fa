namespace ActorLoad.Rpc.Messages;

/// <summary>The answer to <c>Status</c>. Times in milliseconds, memory in bytes.</summary>
/// <param name="Version">Of the service.</param>
/// <param name="Pid">Of the service.</param>
/// <param name="BootId">This boot.</param>
/// <param name="KernelRelease">The running kernel.</param>
/// <param name="ModulesDirectory">The tree.</param>
/// <param name="ConfigDirectories">The modprobe.d folders.</param>
/// <param name="Uptime">Of the service.</param>
/// <param name="Generation">Of the indexes.</param>
/// <param name="Connections">Open ones.</param>
/// <param name="ResidentBytes">Resident memory.</param>
/// <param name="Requests">Answered requests by role.</param>
/// <param name="Arrived">Requests since the start.</param>
/// <param name="Waiting">Requests that wait now.</param>
/// <param name="Failed">Answered requests that failed.</param>
/// <param name="Abandoned">Requests whose requester timed out or went away; they have no role.</param>
/// <param name="Modules">Modules by state.</param>
/// <param name="KernelCalls">finit_module and init_module calls made.</param>
/// <param name="Loading">Loads in flight.</param>
/// <param name="Journal">The journal.</param>
/// <param name="Uevents">The kernel's events; null where the service does not listen to them.</param>
/// <param name="Warnings">What a person should look at.</param>
/// <param name="Takes">What the service does in place of others: "boot-lists", "uevents".</param>
/// <param name="Fleet">The journal's way to PostgreSQL; null where none is configured.</param>
/// <param name="Mode">"converge" or "observe".</param>
/// <param name="Observed">What others loaded meanwhile; null where the service does not observe.</param>
/// <param name="Preload">What is begun because earlier boots loaded it; null where that is off.</param>
/// <param name="Processors">On how many processors the service runs; null from a service that does not say.</param>
public sealed record StatusReply(
    string Version,
    int Pid,
    string BootId,
    string KernelRelease,
    string ModulesDirectory,
    IReadOnlyList<string> ConfigDirectories,
    long Uptime,
    long Generation,
    int Connections,
    long ResidentBytes,
    IReadOnlyDictionary<string, long> Requests,
    long Arrived,
    long Waiting,
    long Failed,
    long Abandoned,
    IReadOnlyDictionary<string, long> Modules,
    long KernelCalls,
    IReadOnlyList<Loading> Loading,
    JournalStatus Journal,
    Uevents? Uevents,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<string> Takes,
    Fleet? Fleet = null,
    string Mode = "converge",
    Observed? Observed = null,
    Preload? Preload = null,
    Processors? Processors = null);
