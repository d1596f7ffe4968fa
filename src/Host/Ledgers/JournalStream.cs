namespace ActorLoad.Host.Ledgers;

/// <summary>One stream of a journal's file: one boot.</summary>
/// <param name="Id">machine-id/boot-id.</param>
/// <param name="Origin">When its first row was written, in ticks of UTC: another for a file that took the place of one set aside.</param>
/// <param name="Last">Its greatest sequence number.</param>
internal sealed record JournalStream(string Id, long Origin, long Last)
{
    /// <summary>The machine id; empty where the stream's name has none.</summary>
    internal string Machine => Id[..Math.Max(Id.LastIndexOf('/'), 0)];

    /// <summary>The boot id.</summary>
    internal string Boot => Id[(Id.LastIndexOf('/') + 1)..];
}
