using System.Collections.Immutable;

namespace ActorLoad.Actors.Journal.Events;

/// <summary>What the next boot is to begin at its start was written down; so this one has outlived its beginning.</summary>
/// <param name="At">When.</param>
/// <param name="Boots">The boots that it was learned from, the last first.</param>
/// <param name="Entries">How many questions it came to.</param>
/// <param name="Modules">And how many modules.</param>
public sealed record PreloadLearned(DateTimeOffset At, ImmutableArray<string> Boots, int Entries, int Modules) : ILedgerEvent;
