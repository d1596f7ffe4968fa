namespace ActorLoad.Actors.Journal;

/// <summary>Knows the kind of database behind the journal: makes it usable, and says in plain words what is wrong with it.</summary>
public interface IJournalStorage
{
    /// <summary>Where the database is now, for people; null for where <see cref="JournalOptions.Path"/> says. Quick, and thread-safe.</summary>
    string? Path => null;

    /// <summary>
    /// Opens the database as the writer will, creating what is missing and setting aside what cannot be read, and brings it to its lasting
    /// place if it can. It must not block the caller, and may take as long as the disk does; there is never more than one at a time, and no
    /// writer beside it.
    /// </summary>
    /// <param name="failure">Why the writer ended the last time; null at the start.</param>
    /// <returns>What was found. Any exception is a failure that <see cref="Explain"/> is asked about.</returns>
    Task<JournalOpening> OpenAsync(Exception? failure);

    /// <summary>
    /// Whether a database that is not in its lasting place yet could be there after another opening. It must not block the caller; a failure
    /// means no.
    /// </summary>
    Task<bool> CanMoveAsync() => Task.FromResult(false);

    /// <summary>What an exception of the database means and what to do about it. Quick, and never throws.</summary>
    string Explain(Exception failure);
}
