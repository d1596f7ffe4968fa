using System.Collections.Immutable;
using System.Globalization;

namespace ActorLoad.Interop.Kernel.Stats;

/// <summary>
/// Reads the text that read_file_mod_stats in kernel/module/stats.c writes: a label, padded to the right, a tab and a number in each line; then the
/// duplicates, in three columns. Names of modules are in the second part alone, and so can change no counter.
/// </summary>
internal static class ModuleStatsText
{
    private const string DuplicatesBelow = "Duplicate failed modules:";

    /// <summary>The counts; null where a counter is missing.</summary>
    /// <param name="text">The text.</param>
    /// <param name="lacks">The label that is missing.</param>
    internal static ModuleStats? Parse(string text, out string? lacks)
    {
        // The kernel cuts the text where its buffer ends; what is behind the last line feed is a piece.
        var lines = text.Split('\n')[..^1];
        var border = Array.IndexOf(lines, DuplicatesBelow);
        var counters = Counters(border < 0 ? lines : lines[..border]);
        string? missing = null;
        var stats = new ModuleStats(
            Of("Mods ever loaded"),
            Of("Total module size"),
            Of("Mods failed on kread"),
            Of("Mods failed on decompress"),
            Of("Mods failed on becoming"),
            Of("Mods failed on load"),
            Of("Failed kread bytes"),
            Of("Failed decompress bytes"),
            Of("Failed becoming bytes"),
            Of("Failed kmod bytes"),
            border < 0 ? [] : [.. lines[(border + 1)..].Select(Duplicate).OfType<DuplicateStats>()]);
        lacks = missing;
        return lacks is null ? stats : null;

        long Of(string label)
        {
            if (counters.TryGetValue(label, out var value))
            {
                return value;
            }

            missing ??= label;
            return 0;
        }
    }

    private static Dictionary<string, long> Counters(string[] lines)
    {
        var counters = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (line.Split('\t') is [var label, var value] && Number(value) is { } number)
            {
                counters.TryAdd(label.TrimStart(' '), number);
            }
        }

        return counters;
    }

    // The line of headings has no number.
    private static DuplicateStats? Duplicate(string line) =>
        line.Split('\t') is [var name, var times, var reason] && Number(times) is { } number
            ? new DuplicateStats(name.TrimStart(' '), number, reason.TrimStart(' '))
            : null;

    // The kernel's are unsigned.
    private static long? Number(string text) =>
        ulong.TryParse(text, NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var number) ? (long)Math.Min(number, long.MaxValue) : null;
}
