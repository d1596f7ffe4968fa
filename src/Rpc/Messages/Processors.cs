namespace ActorLoad.Rpc.Messages;

/// <summary>On how many processors the service runs, in <see cref="StatusReply"/>.</summary>
/// <param name="Machine">How many it was given.</param>
/// <param name="Kept">To how many it keeps, and its loads with it.</param>
/// <param name="Measured">How many of them, of sixteen at most, were there when it started; null where that was not measured.</param>
public sealed record Processors(int Machine, int Kept, double? Measured);
