using ActorLoad.Interop.Peers;

namespace ActorLoad.Actors.Processes;

/// <summary>A process asks for a module: what was known of it when it connected.</summary>
/// <param name="Pid">Process id.</param>
/// <param name="Stat">Its name, parent and beginning.</param>
/// <param name="Exe">The file that it runs, or null.</param>
public sealed record ProcessSighting(int Pid, ProcessStat Stat, string? Exe);
