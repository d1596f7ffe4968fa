namespace ActorLoad.Rpc.Messages;

/// <summary>The journal's way to the fleet's PostgreSQL, in <see cref="StatusReply"/>.</summary>
/// <param name="Server">Host and database.</param>
/// <param name="Shipped">Rows of the journal that this run of the service brought there.</param>
/// <param name="Pending">Rows that were not there at the last look.</param>
/// <param name="Failures">Attempts that failed, in a row.</param>
/// <param name="Contact">When it last took something, or said that it has all; null for not in this run.</param>
/// <param name="Problem">Why the last attempt failed and what to do; null when it did not.</param>
public sealed record Fleet(string Server, long Shipped, long Pending, int Failures, DateTimeOffset? Contact, string? Problem);
