using System.Collections.Immutable;
using System.Globalization;

namespace ActorLoad.Host.Reports.Timelines;

/// <summary>Round moments on an axis.</summary>
internal static class AxisTicks
{
    private const long Second = 1_000_000;
    private const long InSeconds = 600 * Second;
    private const int SecondsOfMinute = 60;
    private const int SecondsOfHour = 3600;
    private static readonly int[] Round = [1, 2, 5, 10];

    /// <summary>Where they are, from 0 to 1, and what to write there.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="share">How much of the picture's width lies between two of them at least.</param>
    internal static ImmutableArray<(double At, string Text)> Of(TimeAxis axis, double share)
    {
        var ticks = ImmutableArray.CreateBuilder<(double, string)>();
        foreach (var piece in axis.Pieces.Where(piece => piece.Right - piece.Left > share / 2))
        {
            var step = Step((piece.To - piece.From) * share / (piece.Right - piece.Left));
            for (var at = (piece.From + step - 1) / step * step; at <= piece.To; at += step)
            {
                ticks.Add((axis.At(at), Text(at, step)));
            }
        }

        return ticks.ToImmutable();
    }

    private static long Step(double least)
    {
        var power = (long)Math.Pow(10, Math.Floor(Math.Log10(Math.Max(1, least))));
        return Round.Select(round => round * power).First(step => step >= least || step == 10 * power);
    }

    private static string Text(long at, long step)
    {
        var decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10((double)step / Second)), 0, 6);
        if (at < InSeconds)
        {
            return ((double)at / Second).ToString($"F{decimals}", CultureInfo.InvariantCulture) + " s";
        }

        var seconds = at / Second;
        var part = (seconds % SecondsOfMinute) + ((double)(at % Second) / Second);
        var width = decimals == 0 ? "00" : "00." + new string('0', decimals);
        return string.Create(
            CultureInfo.InvariantCulture, $"{seconds / SecondsOfHour}:{seconds / SecondsOfMinute % SecondsOfMinute:00}:{part.ToString(width, CultureInfo.InvariantCulture)}");
    }
}
