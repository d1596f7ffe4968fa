namespace ActorLoad.Interop.BootLists;

/// <summary>
/// Reads what is to be loaded at boot: <c>modules_load=</c> of the kernel command line, and modules-load.d(5), as
/// systemd-modules-load reads them.
/// </summary>
public static class BootListFiles
{
    /// <summary>Reads all. What cannot be read is said, and the rest counts.</summary>
    public static BootListReading Read(BootListPlaces places)
    {
        ArgumentNullException.ThrowIfNull(places);
        var entries = new List<BootListEntry>();
        var problems = new List<string>();
        Try(places.CommandLine, file => entries.AddRange(
            from spec in CommandLineWords.ModulesToLoad(File.ReadAllText(file), places.InInitramfs) select new BootListEntry(spec, file, 1)));
        foreach (var file in Files(places.Folders))
        {
            Try(file, path => entries.AddRange(EntriesOf(path)));
        }

        return new BootListReading(entries, problems);

        void Try(string file, Action<string> read)
        {
            try
            {
                read(file);
            }
            catch (FileNotFoundException)
            {
                // A link to nothing; it hides the files of its name, and says nothing itself.
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                problems.Add($"{file}: {e.Message}");
            }
        }
    }

    // The first of a name wins, also as a link to /dev/null or as an empty file: that is how a list is masked.
    private static IEnumerable<string> Files(IReadOnlyList<string> folders) => folders
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFileSystemEntries(folder, "*.conf"))
        .Where(file => !Path.GetFileName(file).StartsWith('.'))
        .DistinctBy(Path.GetFileName, StringComparer.Ordinal)
        .OrderBy(Path.GetFileName, StringComparer.Ordinal);

    private static IEnumerable<BootListEntry> EntriesOf(string file) =>
        from line in File.ReadAllLines(file).Index()
        let spec = line.Item.Trim(' ', '\t')
        where spec.Length > 0 && spec[0] is not ('#' or ';')
        select new BootListEntry(spec, file, line.Index + 1);
}
