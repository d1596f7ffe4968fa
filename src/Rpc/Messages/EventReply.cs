using System.Text.Json;

namespace ActorLoad.Rpc.Messages;

/// <summary>One reply to <c>Subscribe</c>.</summary>
/// <param name="Event">The event; null where this only tells of missed ones.</param>
/// <param name="Missed">Events left out before this one, because the reader was too slow.</param>
public sealed record EventReply(JsonElement? Event, long Missed);
