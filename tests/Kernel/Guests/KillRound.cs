using ActorLoad.Storm;

namespace ActorLoad.Kernel.Tests.Guests;

/// <summary>One round of <see cref="KillScene"/>.</summary>
/// <param name="Pid">The service that was killed.</param>
/// <param name="Milliseconds">When, after the storm began.</param>
/// <param name="Written">Events that its journal had called written when it was last heard.</param>
/// <param name="Killed">The storm that it was killed in.</param>
/// <param name="After">A storm for the same modules, to the service that came after it.</param>
internal sealed record KillRound(int Pid, int Milliseconds, long Written, StormSummary Killed, StormSummary After);
