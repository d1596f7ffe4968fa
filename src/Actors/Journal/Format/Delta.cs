using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace ActorLoad.Actors.Journal.Format;

/// <summary>Each value less the one before it. Differences wrap around, so every long comes back.</summary>
internal static class Delta
{
    internal static ImmutableArray<long> Encode<T>(IReadOnlyList<T> rows, Func<T, long> value)
    {
        var deltas = new long[rows.Count];
        var before = 0L;
        for (var i = 0; i < deltas.Length; i++)
        {
            var now = value(rows[i]);
            deltas[i] = unchecked(now - before);
            before = now;
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(deltas);
    }

    internal static long[] Decode(ImmutableArray<long> deltas)
    {
        var values = new long[deltas.Length];
        var sum = 0L;
        for (var i = 0; i < values.Length; i++)
        {
            sum = unchecked(sum + deltas[i]);
            values[i] = sum;
        }

        return values;
    }
}
