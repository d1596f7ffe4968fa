namespace ActorLoad.Host.Upkeep;

/// <summary>What a vacuum came to.</summary>
/// <param name="Journal">The file.</param>
/// <param name="Boots">The boots that were removed.</param>
/// <param name="Rows">Their rows.</param>
/// <param name="Reasons">The keys that said so.</param>
/// <param name="BytesBefore">The file's length before.</param>
/// <param name="BytesAfter">And after.</param>
internal sealed record Vacuumed(string Journal, IReadOnlyList<string> Boots, long Rows, IReadOnlyList<string> Reasons, long BytesBefore, long BytesAfter);
