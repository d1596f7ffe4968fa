namespace ActorLoad.Host.Configuration;

/// <summary>A sort of values.</summary>
/// <param name="Expected">What can be, as in <c>expected true or false</c>.</param>
/// <param name="Read">Reads one.</param>
/// <param name="Write">Writes one as HOCON that is read as the same.</param>
/// <typeparam name="T">Their type.</typeparam>
internal sealed record Kind<T>(string Expected, Func<ConfigValue, Reading<T>> Read, Func<T, string> Write);
