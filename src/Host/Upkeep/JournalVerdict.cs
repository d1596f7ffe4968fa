namespace ActorLoad.Host.Upkeep;

/// <summary>Whether a journal is whole.</summary>
/// <param name="Journal">Its file.</param>
/// <param name="Whole">There is no problem.</param>
/// <param name="Problems">What is wrong, and where.</param>
/// <param name="Notes">What is not as it will be, and does no harm.</param>
/// <param name="Boots">What it holds, the oldest boot first.</param>
internal sealed record JournalVerdict(string Journal, bool Whole, IReadOnlyList<string> Problems, IReadOnlyList<string> Notes, IReadOnlyList<BootVerdict> Boots);
