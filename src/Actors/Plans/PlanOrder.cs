using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Actors.Plans;

/// <summary>What a <see cref="PlanActor"/> is to carry out.</summary>
/// <param name="Run">Number of this work, which is that of its leader; comes back with <see cref="PlanFinished"/>.</param>
/// <param name="Plan">The plan's number in the ledger.</param>
/// <param name="Key">The key under which requests for it meet.</param>
/// <param name="Resolution">What the spec resolved to.</param>
/// <param name="Force">Checks the kernel shall skip for the requested modules.</param>
/// <param name="Retry">Whether remembered failures are to be forgotten.</param>
/// <param name="Leader">The request that began it.</param>
/// <param name="Requester">Who made that request.</param>
internal sealed record PlanOrder(
    long Run, long Plan, RequestKey Key, Resolution Resolution, LoadFlags Force, bool Retry, RequestId Leader, Requester Requester);
