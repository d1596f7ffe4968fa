using ActorLoad.Actors.Modules;
using ActorLoad.Actors.Requests;
using ActorLoad.Host.Cpus;
using ActorLoad.Host.Fleet;
using ActorLoad.Host.Journal;
using ActorLoad.Host.Preloading;
using ActorLoad.Host.Rpc;

namespace ActorLoad.Host.Configuration;

/// <summary>The keys under <c>actorload { }</c>, checked. What each means is said in config.hocon.</summary>
/// <param name="Mode">What the service is there for. Where it observes, it takes neither uevents nor boot lists.</param>
/// <param name="Preload">What earlier boots loaded; off where the service observes.</param>
/// <param name="Processors">On how many processors it runs; all where it observes.</param>
/// <param name="Socket">Absolute path of the socket, at most 107 bytes (unix(7)).</param>
/// <param name="Modules">Where modules and their configuration are.</param>
/// <param name="Uevents">The kernel's events.</param>
/// <param name="Coldplug">The devices that were there before the service.</param>
/// <param name="BootLists">modules-load.d(5).</param>
/// <param name="KernelHelper">The kernel's own requests.</param>
/// <param name="Requests">What the request router keeps.</param>
/// <param name="Failures">What is done about failures.</param>
/// <param name="Rpc">What peers may take.</param>
/// <param name="Journal">The journal.</param>
/// <param name="Fleet">The journals of many machines in one PostgreSQL.</param>
/// <param name="Metrics">What is measured.</param>
/// <param name="Log">The log.</param>
/// <param name="StopWithin">How long an orderly stop may take.</param>
internal sealed record ServiceOptions(
    RunMode Mode,
    PreloadOptions Preload,
    ProcessorLimit Processors,
    string Socket,
    ModulesOptions Modules,
    UeventsOptions Uevents,
    ColdplugOptions Coldplug,
    BootListOptions BootLists,
    KernelHelperOptions KernelHelper,
    RequestLimits Requests,
    FailurePolicy Failures,
    RpcLimits Rpc,
    JournalSettings Journal,
    FleetOptions Fleet,
    MetricsOptions Metrics,
    LogOptions Log,
    TimeSpan StopWithin);
