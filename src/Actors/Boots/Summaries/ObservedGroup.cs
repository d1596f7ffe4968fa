namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>Calls of others that have something in common.</summary>
/// <param name="Key">What.</param>
/// <param name="Calls">How many.</param>
/// <param name="Live">Those that made a module live.</param>
/// <param name="Duplicates">Those whose module was there, or being loaded by another call.</param>
/// <param name="Failed">Those that failed otherwise.</param>
/// <param name="FileBytesInVain">Size of the files that duplicates and failed calls had the kernel read.</param>
/// <param name="MicrosecondsInVain">How long these took together.</param>
public sealed record ObservedGroup(
    string Key, long Calls, long Live, long Duplicates, long Failed, long FileBytesInVain, long MicrosecondsInVain);
