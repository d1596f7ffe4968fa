namespace ActorLoad.Interop.Udev;

/// <summary>
/// udevd's rules as it takes them, udev(7): all files *.rules of its folders by name; of files with the same name the one in the
/// folder of highest priority; a link to /dev/null, like an empty file, takes a file out.
/// </summary>
public static class UdevRules
{
    /// <summary>udevd's folders, the highest priority first (systemd 252 with Debian's split-usr; the last is the same folder as the one before where /usr is merged).</summary>
    public static IReadOnlyList<string> Folders { get; } =
        ["/etc/udev/rules.d", "/run/udev/rules.d", "/usr/local/lib/udev/rules.d", "/usr/lib/udev/rules.d", "/lib/udev/rules.d"];

    /// <summary>The lines by which udevd loads modules itself, with its built-in <c>kmod load</c>. Reads all rules: some milliseconds.</summary>
    /// <param name="folders">As in <see cref="Folders"/>.</param>
    public static IReadOnlyList<RuleLine> ThatLoad(IReadOnlyList<string> folders) =>
    [
        .. folders
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.rules"))
            .DistinctBy(Path.GetFileName)
            .OrderBy(Path.GetFileName, StringComparer.Ordinal)
            .SelectMany(Lines)
            .Where(line => IsLoad(line.Text)),
    ];

    // RUN{builtin}+="kmod load …", and IMPORT{builtin}= of later versions. Not a comment: those begin with #.
    private static bool IsLoad(string rule)
    {
        const string builtin = "{builtin}";
        for (var at = rule.IndexOf(builtin, StringComparison.Ordinal); at >= 0; at = rule.IndexOf(builtin, at + 1, StringComparison.Ordinal))
        {
            if (rule.AsSpan(at + builtin.Length).TrimStart("+:= \t").StartsWith("\"kmod"))
            {
                return true;
            }
        }

        return false;
    }

    // A rule whose line ends with a backslash goes on in the next; a comment within it does not end it.
    private static IEnumerable<RuleLine> Lines(string file)
    {
        var (rule, first) = ("", 0);
        foreach (var (number, text) in Read(file).Index())
        {
            var line = text.TrimStart();
            if (line.StartsWith('#'))
            {
                continue;
            }

            first = rule.Length == 0 ? number + 1 : first;
            rule += line;
            if (rule.EndsWith('\\'))
            {
                rule = rule[..^1];
                continue;
            }

            yield return new RuleLine(file, first, rule);
            rule = "";
        }
    }

    private static string[] Read(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
