namespace ActorLoad.Host.Journal;

/// <summary>How far a journal's file has been made smaller.</summary>
internal enum Shrinking
{
    /// <summary>There are more pages to give back.</summary>
    Goes,

    /// <summary>All pages are given back, but somebody was writing or reading: the file is as long as it was.</summary>
    Held,

    /// <summary>There is nothing left to do.</summary>
    Done,
}
