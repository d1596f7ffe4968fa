using System.Collections.Immutable;
using ActorLoad.Simulation.Replay;

namespace ActorLoad.Host.Replays;

/// <summary>A boot beside its replay, for programs. Times are microseconds; roles and outcomes that did not occur are missing.</summary>
/// <param name="Machine">Whose boot.</param>
/// <param name="Boot">Its id.</param>
/// <param name="WhatIf">What was to be different, as it was given.</param>
/// <param name="Exact">Whether calls, roles and outcomes are what they were, request by request.</param>
/// <param name="Differences">Requests that were answered in another way; 0 where requests do not share, and so have no roles.</param>
/// <param name="Recorded">How it was.</param>
/// <param name="Replayed">How it is in the replay.</param>
internal sealed record ReplayAnswer(
    string Machine, string Boot, ImmutableArray<string> WhatIf, bool Exact, int Differences, ReplayFigures Recorded, ReplayFigures Replayed);
