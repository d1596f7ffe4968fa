namespace ActorLoad.Interop.Commands;

/// <summary>How an install command ended.</summary>
/// <param name="ExitStatus">0 to 255; -1 if it could not be run or was killed by a signal.</param>
/// <param name="Detail">What the exit status does not say, or null.</param>
public readonly record struct CommandResult(int ExitStatus, string? Detail = null);
