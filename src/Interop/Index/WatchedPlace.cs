namespace ActorLoad.Interop.Index;

/// <summary>A directory, of which some files matter, or a single file.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="Names">The files that matter.</param>
/// <param name="Suffixes">The endings of further names that matter.</param>
internal sealed record WatchedPlace(string Path, IReadOnlyList<string> Names, IReadOnlyList<string> Suffixes)
{
    /// <summary>The endings of configuration files' names (libkmod-config.c, <c>conf_files_filter_out</c>).</summary>
    public static IReadOnlyList<string> ConfigSuffixes { get; } = [".conf", ".alias"];

    /// <summary>depmod's files.</summary>
    public static WatchedPlace Indexes(string directory) => new(directory, IndexFiles.Names, []);

    /// <summary>A folder of modprobe.d, or a configuration file.</summary>
    public static WatchedPlace Config(string path) => new(path, [], ConfigSuffixes);

    /// <summary>Whether a file of this name matters.</summary>
    public bool Matches(string name) =>
        Names.Contains(name) || Suffixes.Any(suffix => name.EndsWith(suffix, StringComparison.Ordinal));

    /// <summary>The files that matter and are symbolic links.</summary>
    public IEnumerable<string> Links()
    {
        if (!Directory.Exists(Path))
            return [];
        try
        {
            return new DirectoryInfo(Path).GetFileSystemInfos()
                .Where(file => file.LinkTarget is not null && Matches(file.Name))
                .Select(file => file.FullName);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
