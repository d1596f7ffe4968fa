namespace ActorLoad.Actors.Journal;

/// <summary>What a <see cref="JournalActor"/> needs to know.</summary>
/// <param name="PersistenceId">The stream: machine-id/boot-id.</param>
/// <param name="Path">Where the database is, for people.</param>
public sealed record JournalOptions(string PersistenceId, string Path)
{
    /// <summary>How long an event may wait for others to be written with; 1 ms and up.</summary>
    public TimeSpan FlushInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Requests in one write, and other events in one write; 1 and up.</summary>
    public int BatchSize { get; init; } = 8192;

    /// <summary>Events that may wait while the database is slow or down; what is more is dropped, oldest requests first.</summary>
    public int Capacity { get; init; } = 200_000;

    /// <summary>Pause after the first failure; it doubles with each.</summary>
    public TimeSpan RetryMin { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest pause.</summary>
    public TimeSpan RetryMax { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often it is looked whether the journal can go to its lasting place, while it is not there.</summary>
    public TimeSpan LookInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause between two attempts to bring it there that failed.</summary>
    public TimeSpan LookMax { get; init; } = TimeSpan.FromMinutes(1);
}
