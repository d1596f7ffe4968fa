using ActorLoad.Interop.Kernel;

namespace ActorLoad.Interop.Index;

/// <summary>depmod's files in a modules directory, as far as libkmod reads them.</summary>
internal static class IndexFiles
{
    private const string Dependencies = "modules.dep.bin";

    private static readonly string[] Indexes =
        [Dependencies, "modules.alias.bin", "modules.symbols.bin", "modules.builtin.bin", "modules.builtin.alias.bin"];

    /// <summary>All files whose change changes what a spec resolves to.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Indexes, "modules.softdep"];

    /// <summary>
    /// Reads and checks every index that is there: some milliseconds for a distribution's tree. Returns what to tell
    /// the one whose spec is not found: null, or that the most important index is missing. (A missing index is not
    /// an error to libkmod: modprobe.d may still name install commands and builtins. An empty file is as good as a
    /// missing one: depmod makes such ones for what it finds no source for.)
    /// </summary>
    /// <exception cref="IndexException">A file is there but cannot be read or is broken.</exception>
    public static string? Check(string directory)
    {
        foreach (var name in Indexes)
        {
            var path = $"{directory}/{name}";
            if (ReadIfThere(path) is { Length: > 0 } file && IndexFormat.FindProblem(file) is { } problem)
                throw new IndexException(Errno.EINVAL, $"{path} cannot be used: {problem}; run depmod for it");
        }

        if (File.Exists($"{directory}/{Dependencies}"))
            return null;
        return Directory.Exists(directory)
            ? $"{directory}/{Dependencies} is missing: run depmod for it"
            : $"{directory} is missing: there are no modules for this kernel, or modules.directory is wrong";
    }

    private static byte[]? ReadIfThere(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IndexException(Errno.EIO, $"{path} cannot be read: {e.Message}");
        }
    }
}
