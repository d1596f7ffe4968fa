using System.Collections.Immutable;

namespace ActorLoad.Host.Reports.Timelines;

/// <summary>
/// Time as it is drawn: hours in which nothing happens, between the boot and a stick that is plugged in, take as much room as a mark.
/// </summary>
/// <param name="Pieces">The pieces of time in which something happens, in order; never empty.</param>
internal sealed record TimeAxis(ImmutableArray<AxisPiece> Pieces)
{
    private const double LongestGap = 0.25; // of all the time in which something happens
    private const long ShortestCut = 50_000;
    private const double CutWidth = 0.015;
    private const double AllCuts = 0.15;
    private const double Margin = 0.01;

    /// <summary>An axis on which all these have room.</summary>
    internal static TimeAxis Of(IEnumerable<Span> spans)
    {
        var busy = Join([.. spans.OrderBy(span => span.From)], longestGap: 0);
        var active = Math.Max(1, busy.Sum(span => span.Length));
        var pieces = Join(busy, Math.Max(ShortestCut, (long)(active * LongestGap)));
        var margin = Math.Max(1, (long)(pieces.Sum(piece => piece.Length) * Margin));
        pieces = [.. pieces.Select(piece => new Span(Math.Max(0, piece.From - margin), piece.To + margin))];
        return new TimeAxis(Place(pieces));
    }

    /// <summary>Where a moment is drawn, from 0 to 1.</summary>
    internal double At(long microseconds)
    {
        var next = Pieces.BinarySearch(new AxisPiece(microseconds, 0, 0, 0), ByBeginning);
        var piece = Pieces[Math.Max(0, next < 0 ? ~next - 1 : next)];
        var part = (double)(microseconds - piece.From) / (piece.To - piece.From);
        return piece.Left + (Math.Clamp(part, 0, 1) * (piece.Right - piece.Left));
    }

    private static readonly Comparer<AxisPiece> ByBeginning = Comparer<AxisPiece>.Create((a, b) => a.From.CompareTo(b.From));

    private static List<Span> Join(List<Span> spans, long longestGap)
    {
        var joined = new List<Span>();
        foreach (var span in spans)
        {
            if (joined.Count > 0 && span.From - joined[^1].To <= longestGap)
            {
                joined[^1] = joined[^1] with { To = Math.Max(joined[^1].To, span.To) };
            }
            else
            {
                joined.Add(span);
            }
        }

        return joined.Count > 0 ? joined : [new Span(0, 1)];
    }

    private static ImmutableArray<AxisPiece> Place(List<Span> spans)
    {
        var cuts = spans.Count - 1;
        var cut = cuts == 0 ? 0 : Math.Min(CutWidth, AllCuts / cuts);
        var scale = (1 - (cut * cuts)) / spans.Sum(span => span.Length);
        var pieces = ImmutableArray.CreateBuilder<AxisPiece>(spans.Count);
        var left = 0.0;
        foreach (var span in spans)
        {
            pieces.Add(new AxisPiece(span.From, span.To, left, left + (span.Length * scale)));
            left = pieces[^1].Right + cut;
        }

        return pieces.MoveToImmutable();
    }
}
