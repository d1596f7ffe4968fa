namespace ActorLoad.Rpc.Messages;

/// <summary>A load in flight.</summary>
/// <param name="Name">Module name.</param>
/// <param name="Path">Its file.</param>
/// <param name="Milliseconds">For how long.</param>
/// <param name="Requester">For whom.</param>
/// <param name="Waiters">How many wait.</param>
public sealed record Loading(string Name, string Path, long Milliseconds, string Requester, int Waiters);
