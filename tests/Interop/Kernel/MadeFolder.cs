namespace ActorLoad.Interop.Tests.Kernel;

/// <summary>A temporary folder that stands for /sys and /proc, or holds module files.</summary>
public sealed class MadeFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("actorload-made-").FullName;

    public string Sys => $"{Path}/sys";

    public string Proc => $"{Path}/proc";

    public string Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] content)
    {
        var path = $"{Path}/{name}";
        _ = Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
