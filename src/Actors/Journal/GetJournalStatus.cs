namespace ActorLoad.Actors.Journal;

/// <summary>Asks the journal how it is; it answers with a <see cref="JournalStatus"/>, at once whatever the disk does.</summary>
public sealed class GetJournalStatus
{
    private GetJournalStatus()
    {
    }

    /// <summary>The only one.</summary>
    public static GetJournalStatus Instance { get; } = new();
}
