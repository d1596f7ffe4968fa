using System.Globalization;

namespace ActorLoad.Interop.Tracing;

/// <summary>The line by which trace_pipe says that the kernel wrote over events before they were read (kernel/trace/trace.c, print_trace_line).</summary>
public static class TraceLoss
{
    /// <summary>How many events were lost, at least one; 0 for any other line.</summary>
    public static long Parse(string line)
    {
        // Cheap for what most lines are.
        if (!line.StartsWith("CPU:", StringComparison.Ordinal))
        {
            return 0;
        }

        // "CPU:1 [LOST 3 EVENTS]", or without a number where the kernel does not know it.
        return line.Split(' ') switch
        {
            [var cpu, "[LOST", var events, "EVENTS]"] when IsCpu(cpu) && IsNumber(events) =>
                long.TryParse(events, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count : 1,
            [var cpu, "[LOST", "EVENTS]"] when IsCpu(cpu) => 1,
            _ => 0,
        };
    }

    private static bool IsCpu(string word) => word.StartsWith("CPU:", StringComparison.Ordinal) && IsNumber(word.AsSpan(4));

    private static bool IsNumber(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');
}
