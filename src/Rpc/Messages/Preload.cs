namespace ActorLoad.Rpc.Messages;

/// <summary>What earlier boots loaded and is begun at the start, in <see cref="StatusReply"/>.</summary>
/// <param name="Mode">"on", or "observe": nothing is begun, it is only said what would be.</param>
/// <param name="Problem">Why nothing is; null where there is a list that fits.</param>
/// <param name="Boots">From how many boots it was learned.</param>
/// <param name="Begun">Questions that were asked, or would have been.</param>
/// <param name="Gone">Those whose device is not there.</param>
/// <param name="Blacklisted">Those that modprobe.d blacklists.</param>
/// <param name="Ready">Those whose modules are live by now.</param>
/// <param name="Failed">Those that came to nothing.</param>
/// <param name="Needed">Modules that were preloaded, and that somebody asked for; null until the beginning of the boot is over.</param>
/// <param name="Useless">Modules that were preloaded, and that nobody asked for.</param>
/// <param name="Missed">Modules that were loaded and not preloaded.</param>
public sealed record Preload(
    string Mode, string? Problem, int Boots, int Begun, int Gone, int Blacklisted, int Ready, int Failed, int? Needed, int? Useless, int? Missed);
