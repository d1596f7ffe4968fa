namespace ActorLoad.Actors.Journal;

/// <summary>How the journal is.</summary>
public enum JournalState
{
    /// <summary>The database is being opened or looked at.</summary>
    Opening,

    /// <summary>The stream of this boot is being read.</summary>
    Recovering,

    /// <summary>In order.</summary>
    Ready,

    /// <summary>Down; events wait, and it is tried again.</summary>
    Down,
}
