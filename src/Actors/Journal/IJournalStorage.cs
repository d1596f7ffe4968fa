namespace ActorLoad.Actors.Journal;

/// <summary>Knows the kind of database behind the journal: makes it usable, and says in plain words what is wrong with it.</summary>
public interface IJournalStorage
{
    /// <summary>
    /// Opens the database as the writer will, creating what is missing and setting aside what cannot be read. It must not
    /// block the caller, and may take as long as the disk does; there is never more than one at a time.
    /// </summary>
    /// <param name="failure">Why the writer ended the last time; null at the start.</param>
    /// <returns>What was found. Any exception is a failure that <see cref="Explain"/> is asked about.</returns>
    Task<JournalOpening> OpenAsync(Exception? failure);

    /// <summary>What an exception of the database means and what to do about it. Quick, and never throws.</summary>
    string Explain(Exception failure);
}
