namespace ActorLoad.Actors.Journal;

/// <summary>What <see cref="IJournalStorage.OpenAsync"/> found.</summary>
/// <param name="SetAside">The new name of an unreadable file; null if there was none.</param>
/// <param name="Reason">What was wrong with it.</param>
public sealed record JournalOpening(string? SetAside = null, string? Reason = null)
{
    /// <summary>It is not in its lasting place yet: <see cref="IJournalStorage.CanMoveAsync"/> tells when to open it again.</summary>
    public bool IsEarly { get; init; }

    /// <summary>For people: what keeps it from its lasting place; null where it is there.</summary>
    public string? Note { get; init; }

    /// <summary>Rows that this opening brought to the lasting place.</summary>
    public int Moved { get; init; }
}
