namespace ActorLoad.Interop.Uevents;

/// <summary>What one look at the socket gave.</summary>
/// <param name="Kind">Which of the following it is.</param>
/// <param name="Event">The event, for <see cref="UeventReadingKind.Event"/>.</param>
/// <param name="Refusal">Why not, for <see cref="UeventReadingKind.Refused"/>.</param>
public readonly record struct UeventReading(UeventReadingKind Kind, Uevent? Event = null, UeventRefusal Refusal = default);
