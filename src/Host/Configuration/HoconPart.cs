namespace ActorLoad.Host.Configuration;

/// <summary>A part of a text.</summary>
/// <param name="Text">What stands there, or the path that stands for it.</param>
/// <param name="IsReference">Whether it is <c>${path}</c>.</param>
internal sealed record HoconPart(string Text, bool IsReference);
