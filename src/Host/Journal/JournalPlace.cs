namespace ActorLoad.Host.Journal;

/// <summary>Where the journal's file is: from the start in its lasting place, or until that is there in an early one. Thread-safe.</summary>
/// <param name="lasting">The file that is kept from boot to boot.</param>
/// <param name="early">The file in memory for as long as the other cannot be written; null for none.</param>
internal sealed class JournalPlace(string lasting, string? early = null)
{
    private volatile string _current = early ?? lasting;

    /// <summary>The file that is kept from boot to boot.</summary>
    internal string Lasting => lasting;

    /// <summary>The file in memory; null for none.</summary>
    internal string? Early => early;

    /// <summary>The file that is written now.</summary>
    internal string Current => _current;

    /// <summary>The file that has this boot, for those who read it.</summary>
    internal string FileOfThisBoot => early is not null && File.Exists(early) ? early : lasting;

    /// <summary>Whether the journal has still to go to its lasting place.</summary>
    internal bool IsEarly => _current != lasting;

    /// <summary>
    /// Says for the rest of the boot that its journal is in the lasting place, so that a service that finds that gone for a while waits for it
    /// and does not begin the boot's story a second time.
    /// </summary>
    internal string? Marker => early is null ? null : early + ".moved";

    /// <summary>From here on the lasting file is written.</summary>
    internal void Settle() => _current = lasting;
}
