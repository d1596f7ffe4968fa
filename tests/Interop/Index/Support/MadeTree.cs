namespace ActorLoad.Interop.Tests.Index.Support;

/// <summary>A module tree in a temporary folder, and the modprobe.d folder that goes with it.</summary>
public sealed class MadeTree : IDisposable
{
    public const string Version = "6.1.0-made";

    public MadeTree()
    {
        Root = Directory.CreateTempSubdirectory("actorload-tree-").FullName;
        Directory.CreateDirectory(Modules);
        Directory.CreateDirectory(Config);
    }

    public string Root { get; }

    public string Modules => $"{Root}/lib/modules/{Version}";

    public string Config => $"{Root}/modprobe.d";

    /// <summary>Makes the module files.</summary>
    public void AddModules(params MadeModule[] modules)
    {
        var work = Directory.CreateDirectory($"{Root}/work").FullName;
        foreach (var module in modules)
            File.WriteAllText($"{work}/{Key(module)}.s", module.Source());
        foreach (var module in modules)
        {
            var target = $"{Modules}/{module.Path}";
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            Tool.Succeed("gcc", "-c", "-o", target, $"{work}/{Key(module)}.s");
            Compress(module, target);
        }

        Directory.Delete(work, recursive: true);
    }

    /// <summary>Writes a file below the modules directory.</summary>
    public void WriteIndexSource(string name, params string[] lines) => File.WriteAllLines($"{Modules}/{name}", lines);

    /// <summary>Writes a file of modprobe.d.</summary>
    public void Configure(string name, params string[] lines) => File.WriteAllLines($"{Config}/{name}", lines);

    /// <summary>Runs depmod.</summary>
    public void Depmod() => Tool.Succeed("depmod", "-b", Root, Version);

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static string Key(MadeModule module) => module.Path.Replace('/', '_');

    private static void Compress(MadeModule module, string target)
    {
        if (module.Compression == "ko")
            return;
        var plain = target[..^(module.Compression.Length + 1)];
        File.Move(target, plain);
        _ = module.Compression switch
        {
            "gz" => Tool.Succeed("gzip", plain),
            "xz" => Tool.Succeed("xz", "--check=crc32", plain),
            "zst" => Tool.Succeed("zstd", "-q", "--rm", plain, "-o", target),
            var other => throw new ArgumentException(other, nameof(module)),
        };
    }
}
