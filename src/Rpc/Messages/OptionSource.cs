namespace ActorLoad.Rpc.Messages;

/// <summary>A module option and where it was found.</summary>
/// <param name="Options">The text.</param>
/// <param name="File">A file, or the kernel command line.</param>
/// <param name="Line">Its line, from 1; 0 where there are no lines.</param>
public sealed record OptionSource(string Options, string File, int Line);
