namespace ActorLoad.Actors.Tests.Journal;

/// <summary>What <see cref="ChaosJournal"/> does to a call.</summary>
internal enum Fault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It fails, and nothing was written.</summary>
    Fail,

    /// <summary>It was written, and fails all the same.</summary>
    LoseAnswer,

    /// <summary>No answer, ever, and nothing is written.</summary>
    Hang,

    /// <summary>No answer, and it is written all the same.</summary>
    HangAndWrite,
}
