namespace ActorLoad.Host.Journal;

/// <summary>What a boot takes of the journal.</summary>
/// <param name="Stream">What the journal calls it.</param>
/// <param name="Last">When its last row was written.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Bytes">About so many bytes of the file.</param>
internal sealed record OldBoot(string Stream, DateTimeOffset Last, long Rows, long Bytes);
