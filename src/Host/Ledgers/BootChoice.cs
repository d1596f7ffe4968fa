using System.Globalization;

namespace ActorLoad.Host.Ledgers;

/// <summary>
/// Which boot is meant: 0 or nothing the last, -1 the one before, 1 the first, as journalctl counts; or the beginning of a boot id,
/// with or without hyphens.
/// </summary>
internal static class BootChoice
{
    private const int LongestNumber = 5; // what is longer is the beginning of an id

    /// <summary>The boot that is meant.</summary>
    /// <param name="boots">All there are, the oldest first.</param>
    /// <param name="wanted">What was given; null for the last.</param>
    /// <param name="file">Where they are, for people.</param>
    /// <exception cref="NoSuchBootException">None is, or several are.</exception>
    internal static BootEntry Find(IReadOnlyList<BootEntry> boots, string? wanted, string file)
    {
        if (boots.Count == 0)
        {
            throw new NoSuchBootException($"{file} has no boots yet");
        }

        return TryNumber(wanted ?? "0", out var number) ? ByNumber(boots, number, wanted ?? "0", file) : ById(boots, wanted!, file);
    }

    private static bool TryNumber(string text, out int number)
    {
        number = 0;
        return text.Length <= LongestNumber && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
    }

    private static BootEntry ByNumber(IReadOnlyList<BootEntry> boots, int number, string wanted, string file)
    {
        var place = number > 0 ? number - 1 : boots.Count - 1 + number;
        return place >= 0 && place < boots.Count ? boots[place]
            : boots.Any(boot => Begins(boot, wanted)) ? ById(boots, wanted, file)
            : throw new NoSuchBootException($"there is no boot {number} in {file}: it has {boots.Count}, from {1 - boots.Count} to 0 ('boots' lists them)");
    }

    private static BootEntry ById(IReadOnlyList<BootEntry> boots, string wanted, string file)
    {
        var id = Plain(wanted);
        BootEntry[] found = [.. boots.Where(boot => id.Length > 0 && Begins(boot, id))];
        return found switch
        {
            [var one] => one,
            [] => throw new NoSuchBootException($"no boot in {file} has an id that begins with '{wanted}' ('boots' lists them)"),
            _ => throw new NoSuchBootException($"'{wanted}' begins the ids of {found.Length} boots in {file}: {string.Join(", ", found.Take(3).Select(boot => boot.Boot))}"),
        };
    }

    private static bool Begins(BootEntry boot, string id) => Plain(boot.Boot).StartsWith(id, StringComparison.Ordinal);

    private static string Plain(string id) => id.Replace("-", string.Empty, StringComparison.Ordinal).ToLowerInvariant();
}
