namespace ActorLoad.Host.Ledgers;

/// <summary>The boots of a journal.</summary>
/// <param name="Boots">The oldest first.</param>
internal sealed record BootList(IReadOnlyList<BootEntry> Boots);
