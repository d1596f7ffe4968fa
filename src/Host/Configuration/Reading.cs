namespace ActorLoad.Host.Configuration;

/// <summary>What came of reading a value.</summary>
/// <param name="Value">The value; null where something is wrong.</param>
/// <param name="Wrong">Why it cannot be, as in <c>"soon" is not a duration</c>; null when it can.</param>
internal sealed record Reading(object? Value, string? Wrong)
{
    /// <summary>Nothing is wrong.</summary>
    public static Reading Good(object value) => new(value, null);

    /// <summary>Something is.</summary>
    public static Reading Bad(string wrong) => new(null, wrong);
}
