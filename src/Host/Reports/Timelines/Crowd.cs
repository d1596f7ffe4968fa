using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace ActorLoad.Host.Reports.Timelines;

/// <summary>How many there were at once.</summary>
internal static class Crowd
{
    /// <summary>The most spans that overlap in each of so many equal parts of the axis.</summary>
    internal static ImmutableArray<int> Of(TimeAxis axis, IReadOnlyCollection<Span> spans, int bins)
    {
        var most = new int[bins];
        var (now, last) = (0, 0);

        // At one place beginnings come before ends, so that what takes no time counts too.
        foreach (var (bin, change) in spans
            .SelectMany(span => new[] { (At: span.From, Change: 1), (At: span.To, Change: -1) })
            .OrderBy(step => step.At)
            .ThenByDescending(step => step.Change)
            .Select(step => (Math.Min(bins - 1, (int)(axis.At(step.At) * bins)), step.Change)))
        {
            for (var i = last; i <= bin; i++)
            {
                most[i] = Math.Max(most[i], now);
            }

            now += change;
            most[bin] = Math.Max(most[bin], now);
            last = bin;
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(most);
    }
}
