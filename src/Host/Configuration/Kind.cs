namespace ActorLoad.Host.Configuration;

/// <summary>
/// A sort of values. Not generic: what is generic over numbers and durations is compiled at start, and took most of the time that the
/// configuration may take.
/// </summary>
/// <param name="Expected">What can be, as in <c>expected true or false</c>.</param>
/// <param name="Read">Reads one.</param>
/// <param name="Write">Writes one as HOCON that is read as the same.</param>
internal sealed record Kind(string Expected, Func<ConfigValue, Reading> Read, Func<object, string> Write);
