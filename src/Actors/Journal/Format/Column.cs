using System.Collections.Immutable;
using System.Text.Json;

namespace ActorLoad.Actors.Journal.Format;

/// <summary>Reads columns from a file, which may hold anything: what makes no sense is a <see cref="JsonException"/>.</summary>
internal static class Column
{
    internal static T At<T>(IReadOnlyList<T> values, int place, string column) =>
        (uint)place < (uint)values.Count
            ? values[place]
            : throw new JsonException($"\"{column}\" points at place {place} of {values.Count}");

    internal static void Expect<T>(ImmutableArray<T> column, int count, string name)
    {
        if (column.Length != count)
        {
            throw new JsonException($"\"{name}\" has {column.Length} values where {count} are needed");
        }
    }

    internal static void Expect<T>(ImmutableArray<T>? column, int count, string name)
    {
        if (column is { } there)
        {
            Expect(there, count, name);
        }
    }

    internal static void ExpectText(ImmutableArray<string> text)
    {
        if (text.Any(word => word is null))
        {
            throw new JsonException("null among \"text\"");
        }
    }

    internal static DateTimeOffset Time(DateTimeOffset start, long microseconds)
    {
        try
        {
            return start.AddTicks(checked(microseconds * TimeSpan.TicksPerMicrosecond));
        }
        catch (Exception e) when (e is OverflowException or ArgumentOutOfRangeException)
        {
            throw new JsonException($"\"time\" holds {microseconds} µs, which is no time", e);
        }
    }
}
