using System.Globalization;

namespace ActorLoad.Client.Commands;

/// <summary>The option <c>--timeout SECONDS</c>.</summary>
internal static class TimeLimit
{
    private const int MillisecondsPerSecond = 1000;

    /// <summary>Reads it.</summary>
    /// <param name="text">What was given.</param>
    /// <param name="milliseconds">What it means.</param>
    /// <returns>What is wrong with it; null when nothing is.</returns>
    public static string? Read(string? text, out int? milliseconds)
    {
        const NumberStyles Style = NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var seconds)
            || seconds * MillisecondsPerSecond is < 1 or > int.MaxValue)
        {
            milliseconds = null;
            return $"--timeout wants seconds from 0.001 to 2147483, not '{text}'";
        }

        milliseconds = (int)(seconds * MillisecondsPerSecond);
        return null;
    }
}
