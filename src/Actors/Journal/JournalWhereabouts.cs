namespace ActorLoad.Actors.Journal;

/// <summary>Whether the database is where it belongs, and what is to be done about it.</summary>
internal sealed record JournalWhereabouts
{
    /// <summary>It is not in its lasting place.</summary>
    internal bool IsEarly { get; private init; }

    /// <summary>The lasting place was seen to be ready.</summary>
    internal bool IsMoveDue { get; init; }

    /// <summary>What keeps it; null when it is where it belongs.</summary>
    internal string? Note { get; private init; }

    private int Failures { get; init; }

    /// <summary>After an opening.</summary>
    internal JournalWhereabouts Opened(JournalOpening opening) => new()
    {
        IsEarly = opening.IsEarly,
        Note = opening.Note,
        Failures = opening.IsEarly ? Failures + 1 : 0,
    };

    /// <summary>How long to leave the lasting place alone; the first opening is no attempt that failed.</summary>
    internal TimeSpan Pause(JournalOptions options)
    {
        var doubled = options.LookInterval * Math.Pow(2, Math.Clamp(Failures - 1, 0, 20));
        return doubled < options.LookMax ? doubled : options.LookMax;
    }
}
