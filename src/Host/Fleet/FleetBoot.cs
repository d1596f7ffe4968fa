using ActorLoad.Actors.Boots.Summaries;

namespace ActorLoad.Host.Fleet;

/// <summary>What a boot came to, as it stands in the tables: taken from the report of that boot, so that the fleet's figures are the machines' own.</summary>
internal static class FleetBoot
{
    private static readonly string[] DuplicateRoles = ["joined", "live", "remembered"];

    /// <summary>Requests that somebody else's load, earlier or under way, answered.</summary>
    internal static long Duplicates(IReadOnlyDictionary<string, long> roles) => DuplicateRoles.Sum(role => roles.GetValueOrDefault(role));

    /// <summary>Errno of the modules that failed, by name.</summary>
    internal static IReadOnlyDictionary<string, int> Failures(BootReport report) => report.Failed.ToDictionary(failed => failed.Name, failed => failed.Errno);

    /// <summary>The kernel of the boot; empty where no run of the service says.</summary>
    internal static string Kernel(BootReport report) => Text(report.Runs.LastOrDefault()?.KernelRelease);

    /// <summary>Text that PostgreSQL takes: it knows no U+0000, and no half of a surrogate pair.</summary>
    internal static string Text(string? text)
    {
        if (text is null)
        {
            return string.Empty;
        }

        var whole = text.All(char.IsAscii) ? text : new string([.. text.EnumerateRunes().SelectMany(rune => rune.ToString())]);
        return whole.Replace('\0', '\uFFFD');
    }
}
