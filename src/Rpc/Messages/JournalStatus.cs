namespace ActorLoad.Rpc.Messages;

/// <summary>The journal's state, in <see cref="StatusReply"/>.</summary>
/// <param name="State">One word.</param>
/// <param name="Path">Its file.</param>
/// <param name="Written">Events written.</param>
/// <param name="Pending">Events that wait to be written.</param>
/// <param name="Lost">Events lost.</param>
/// <param name="Detail">What is wrong; null when nothing is.</param>
public sealed record JournalStatus(string State, string Path, long Written, long Pending, long Lost, string? Detail);
