using System.Text.Json;

namespace ActorLoad.Rpc.Messages;

/// <summary>One reply to <c>History</c>.</summary>
/// <param name="Event">The event; null in the last reply.</param>
public sealed record HistoryReply(JsonElement? Event);
