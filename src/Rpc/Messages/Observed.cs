namespace ActorLoad.Rpc.Messages;

/// <summary>What others loaded while the service looked on, in <see cref="StatusReply"/>.</summary>
/// <param name="Calls">Calls of finit_module(2) and init_module(2).</param>
/// <param name="Live">Those that made a module live.</param>
/// <param name="Duplicates">Those whose module was there, or being loaded by another call.</param>
/// <param name="Failed">Those that failed otherwise.</param>
/// <param name="Lost">Events of the trace that were not read in time: calls may be missing.</param>
/// <param name="Files">Whether files and devices are traced, too.</param>
public sealed record Observed(long Calls, long Live, long Duplicates, long Failed, long Lost, bool Files);
