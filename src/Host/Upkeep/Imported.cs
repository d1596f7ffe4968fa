namespace ActorLoad.Host.Upkeep;

/// <summary>What an import came to.</summary>
/// <param name="Journal">The file.</param>
/// <param name="Rows">Rows that it got.</param>
/// <param name="Known">Rows that it had already.</param>
internal sealed record Imported(string Journal, long Rows, long Known);
