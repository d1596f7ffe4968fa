namespace ActorLoad.Interop.Tests.Index.Support;

/// <summary>The modules of a Debian kernel, fetched once into the cache by tests/lab/debian-modules.</summary>
public sealed class DebianTree
{
    public DebianTree()
    {
        Root = Tool.Succeed(Path.Combine(Repository(), "tests/lab/debian-modules"), "bookworm").Trim();
        Modules = Assert.Single(Directory.GetDirectories($"{Root}/lib/modules"));
    }

    public string Root { get; }

    public string Modules { get; }

    public string Version => Path.GetFileName(Modules);

    /// <summary>The names of all modules, as the files are called: with dashes where they have some.</summary>
    public IReadOnlyList<string> Names() =>
        [.. File.ReadLines($"{Modules}/modules.dep").Select(line => Path.GetFileName(line.Split(':')[0]).Split('.')[0])];

    /// <summary>The patterns of all aliases.</summary>
    public IReadOnlyList<string> Aliases() => Patterns("modules.alias");

    /// <summary>All exported symbols, as <c>symbol:NAME</c>.</summary>
    public IReadOnlyList<string> Symbols() => Patterns("modules.symbols");

    /// <summary>The names of all builtin modules.</summary>
    public IReadOnlyList<string> Builtins() =>
        [.. File.ReadLines($"{Modules}/modules.builtin").Select(line => Path.GetFileNameWithoutExtension(line))];

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ActorLoad.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("the tests run outside of their repository");
        return folder.FullName;
    }

    private string[] Patterns(string file) =>
        [.. File.ReadLines($"{Modules}/{file}").Where(line => line.StartsWith("alias ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1])];
}
