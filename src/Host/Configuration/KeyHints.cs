namespace ActorLoad.Host.Configuration;

/// <summary>What somebody may have meant with a key that does not exist.</summary>
internal static class KeyHints
{
    /// <summary>As in <c>; did you mean actorload.journal.path?</c>; empty where nothing is near.</summary>
    /// <param name="path">The key, without <c>actorload</c>.</param>
    public static string For(string path) => Nearest(path) is { } key
        ? $"; did you mean {ConfigurationSource.Root}.{key}?"
        : "; config.hocon lists all keys";

    private static string? Nearest(string path)
    {
        if (Settings.Find(path) is not null || Settings.IsGroup(path))
        {
            return path;
        }

        var last = path[(path.LastIndexOf('.') + 1)..];
        return Settings.All.Select(setting => setting.Key).FirstOrDefault(key => key == last || key.EndsWith($".{last}"))
            ?? Candidates()
                .Select(key => (key, distance: Distance(path, key)))
                .Where(near => near.distance <= Math.Max(2, path.Length / 3))
                .OrderBy(near => near.distance)
                .Select(near => near.key)
                .FirstOrDefault();
    }

    // All keys, and the groups that they are in.
    private static IEnumerable<string> Candidates() => Settings.All
        .SelectMany(setting => new[] { setting.Key, setting.Key.Split('.')[0] })
        .Distinct();

    // Levenshtein's.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
