namespace ActorLoad.Host.Configuration;

/// <summary>What came of reading a value.</summary>
/// <param name="Value">The value, where nothing is wrong.</param>
/// <param name="Wrong">Why it cannot be, as in <c>"soon" is not a duration</c>; null when it can.</param>
/// <typeparam name="T">Its type.</typeparam>
internal readonly record struct Reading<T>(T? Value, string? Wrong);
