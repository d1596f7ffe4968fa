using System.Globalization;

namespace ActorLoad.Interop.Tracing;

/// <summary>The line by which trace_pipe says that the kernel wrote over events before they were read (kernel/trace/trace.c, print_trace_line).</summary>
public static class TraceLoss
{
    private const string Lost = " [LOST ";
    private const string Events = "EVENTS]";

    /// <summary>How many events were lost, at least one; 0 for any other line.</summary>
    public static long Parse(string line)
    {
        // "CPU:1 [LOST 3 EVENTS]", or without a number where the kernel does not know it.
        var lost = line.IndexOf(Lost, StringComparison.Ordinal);
        return line.StartsWith("CPU:", StringComparison.Ordinal) && lost > 0 && line.EndsWith(Events, StringComparison.Ordinal)
            ? Math.Max(1, Count(line.AsSpan(lost + Lost.Length, line.Length - Events.Length - lost - Lost.Length)))
            : 0;
    }

    private static long Count(ReadOnlySpan<char> number) =>
        long.TryParse(number, NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var count) ? count : 1;
}
