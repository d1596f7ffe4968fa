using System.Globalization;
using System.Text.RegularExpressions;

namespace ActorLoad.Interop.Tracing;

/// <summary>The line by which trace_pipe says that the kernel wrote over events before they were read (kernel/trace/trace.c, print_trace_line).</summary>
public static partial class TraceLoss
{
    /// <summary>How many events were lost, at least one; 0 for any other line.</summary>
    public static long Parse(string line) =>
        Shape().Match(line) is { Success: true } match
            ? long.TryParse(match.Groups["count"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count : 1
            : 0;

    // "CPU:1 [LOST 3 EVENTS]", or without a number where the kernel does not know it.
    [GeneratedRegex(@"^CPU:\d+ \[LOST (?:(?<count>\d+) )?EVENTS\]$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
