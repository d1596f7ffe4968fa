using System.Collections.Immutable;
using System.Text.Json;

namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>Values in the words of the ledger.</summary>
internal static class Words
{
    internal static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>How often each value occurs, those that do not included.</summary>
    internal static ImmutableSortedDictionary<string, long> Count<T>(IEnumerable<T> values)
        where T : struct, Enum
    {
        var counts = values.CountBy(value => value).ToDictionary(pair => pair.Key, pair => (long)pair.Value);
        return Enum.GetValues<T>().ToImmutableSortedDictionary(Of, value => counts.GetValueOrDefault(value), StringComparer.Ordinal);
    }
}
