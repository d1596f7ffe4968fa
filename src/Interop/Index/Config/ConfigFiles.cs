using System.Text;

namespace ActorLoad.Interop.Index.Config;

/// <summary>Reads modprobe.d in libkmod's order (libkmod-config.c, <c>kmod_config_new</c>).</summary>
internal static class ConfigFiles
{
    /// <summary>
    /// All lines of all files. The files of all folders are read in the order of their names, modules.softdep of the modules
    /// directory among them; of equally named files the first folder's is read, the others are masked.
    /// </summary>
    public static IEnumerable<ConfigLine> Read(string modulesDirectory, IEnumerable<string> configPaths)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["modules.softdep"] = $"{modulesDirectory}/modules.softdep",
        };
        foreach (var path in configPaths)
        {
            if (Directory.Exists(path))
            {
                foreach (var name in Names(path))
                    files.TryAdd(name, $"{path}/{name}");
            }
            else
            {
                files.TryAdd(Path.GetFileName(path), path);
            }
        }

        return files.Values.SelectMany(Lines);
    }

    private static IEnumerable<string> Names(string folder)
    {
        try
        {
            return [.. Directory.GetFiles(folder).Select(path => Path.GetFileName(path)).Where(IsConfig)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static bool IsConfig(string name) =>
        !name.StartsWith('.')
        && name.Length > 5
        && WatchedPlace.ConfigSuffixes.Any(suffix => name.EndsWith(suffix, StringComparison.Ordinal));

    private static List<ConfigLine> Lines(string file)
    {
        var lines = new List<ConfigLine>();
        foreach (var (number, text) in LogicalLines(TextOf(file)))
        {
            if (ConfigLine.Parse(text, file, number) is { } line)
                lines.Add(line);
        }

        return lines;
    }

    private static string TextOf(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    /// <summary>
    /// Lines with their numbers. A backslash at the end of a line joins it with the next one; any other backslash goes, and
    /// the character after it stays (shared/util.c, <c>freadline_wrapped</c>).
    /// </summary>
    private static IEnumerable<(int Number, string Text)> LogicalLines(string text)
    {
        var line = new StringBuilder();
        int number = 1, start = 1;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                yield return (start, line.ToString());
                line.Clear();
                start = ++number;
            }
            else if (text[i] == '\\' && i + 1 < text.Length)
            {
                i++;
                if (text[i] == '\n')
                    number++;
                else
                    line.Append(text[i]);
            }
            else
            {
                line.Append(text[i]);
            }
        }

        if (line.Length > 0)
            yield return (start, line.ToString());
    }
}
