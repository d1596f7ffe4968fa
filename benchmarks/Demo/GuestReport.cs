using ActorLoad.Rpc.Messages;
using ActorLoad.Storm;

namespace ActorLoad.Demo;

/// <summary>What the guest hands back, beside the journal, the trace and the log.</summary>
/// <param name="KernelRelease">The guest's kernel.</param>
/// <param name="Storms">What came of each.</param>
/// <param name="Status">The service's own, just before it was stopped.</param>
/// <param name="StopStatus">The service's exit status.</param>
internal sealed record GuestReport(string KernelRelease, IReadOnlyList<StormSummary> Storms, StatusReply Status, int StopStatus);
