namespace ActorLoad.Interop.Index;

/// <summary>
/// The real paths of a tree's module files. realpath(3) asks the kernel for each folder of a path, which would be most
/// of the cost of a look-up; so answers are kept as long as the libkmod context is.
/// </summary>
internal sealed unsafe class CanonicalPaths(string directory)
{
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);
    private readonly string _directory = directory + "/";

    /// <summary>The path with all symbolic links resolved; the path itself where that fails.</summary>
    public string Of(string path)
    {
        if (!path.StartsWith(_directory, StringComparison.Ordinal))
            return Resolve(path);
        if (!_known.TryGetValue(path, out var canonical))
            _known[path] = canonical = Resolve(path);
        return canonical;
    }

    private static string Resolve(string path)
    {
        var buffer = stackalloc byte[Libkmod.PathMax];
        var canonical = Libkmod.Text(Libkmod.RealPath(path, buffer));
        return canonical is null || canonical == path ? path : canonical;
    }
}
