namespace ActorLoad.Interop.Index;

/// <summary>What a module file says of itself.</summary>
/// <param name="Name">The name in its .modinfo section, by which the kernel will know it; null if it has none there.</param>
/// <param name="Problem">Why it is no module; null if it is one.</param>
internal readonly record struct ModuleFile(string? Name, string? Problem)
{
    /// <summary>Reads the file.</summary>
    public static ModuleFile Read(string path)
    {
        try
        {
            if (!File.Exists(path))
                return new ModuleFile(null, "it is no regular file");
            using var file = File.OpenHandle(path);
            return ElfModuleInfo.Read(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new ModuleFile(null, $"it cannot be read: {e.Message}");
        }
    }
}
