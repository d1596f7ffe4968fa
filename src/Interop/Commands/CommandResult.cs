namespace ActorLoad.Interop.Commands;

/// <summary>How an install command ended.</summary>
/// <param name="ExitStatus">0 to 255; 128 + N if signal N ended it, as in the shell's <c>$?</c>; -1 if it could not be run.</param>
/// <param name="Detail">What the exit status does not say, or null.</param>
public readonly record struct CommandResult(int ExitStatus, string? Detail = null);
