using ActorLoad.Interop.Kernel.Stats;

namespace ActorLoad.Actors.Journal.Events;

/// <summary>What the kernel itself has counted since it was started, where it does (CONFIG_MODULE_STATS).</summary>
/// <param name="At">When it was read.</param>
/// <param name="Occasion">Why then.</param>
/// <param name="Stats">Its counts.</param>
public sealed record KernelCounted(DateTimeOffset At, CountOccasion Occasion, ModuleStats Stats) : ILedgerEvent;
