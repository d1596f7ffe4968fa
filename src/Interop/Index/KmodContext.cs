using System.Collections.Immutable;
using System.Text;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Interop.Index;

/// <summary>One libkmod context: the indexes and modprobe.d as they were when it was made. Not thread-safe.</summary>
internal sealed unsafe class KmodContext : IDisposable
{
    private readonly KmodHandle _handle;
    private readonly byte[][] _configAliases;
    private readonly CanonicalPaths _paths;
    private readonly PlanReader _plans;
    private readonly string? _notice;

    private KmodContext(string directory, KmodHandle handle, string? notice)
    {
        _paths = new CanonicalPaths(directory);
        _plans = new PlanReader(_paths);
        _handle = handle;
        _notice = notice;
        _configAliases = ReadConfigAliases(handle);
    }

    /// <summary>Checks the indexes and has libkmod open them.</summary>
    /// <exception cref="IndexException">They are broken.</exception>
    public static KmodContext Open(string directory, IReadOnlyList<string>? configDirectories)
    {
        var notice = IndexFiles.Check(directory);
        var handle = KmodHandle.Open(directory, configDirectories);

        // It fails when an index is missing; libkmod then opens, at each look-up, those that are there. modprobe too.
        _ = Libkmod.LoadResources(handle);
        return new KmodContext(directory, handle, notice);
    }

    /// <summary>Resolves a spec that <see cref="SpecText.Fits"/>.</summary>
    public Resolution Resolve(string spec, ResolveFlags flags, long generation) =>
        SpecText.IsPath(spec) ? ResolvePath(spec, flags, generation) : LookUp(spec, flags, generation);

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();

    private static byte[][] ReadConfigAliases(KmodHandle handle)
    {
        var aliases = new List<byte[]>();
        var iterator = Libkmod.GetConfigAliases(handle);
        while (Libkmod.IterNext(iterator))
            aliases.Add([.. Libkmod.Bytes(Libkmod.IterKey(iterator)), 0]);
        Libkmod.IterFree(iterator);
        return [.. aliases];
    }

    private Resolution LookUp(string spec, ResolveFlags flags, long generation)
    {
        nint list = 0;
        var error = Libkmod.NewFromLookup(_handle, spec, ref list);
        using var modules = new ModuleList(list);
        if (error < 0 || modules.IsEmpty)
            return new Resolution(spec, LookupSource.None, [], generation, 0, _notice);
        var plans = ImmutableArray.CreateBuilder<ModulePlan>(1);
        foreach (var module in modules)
            plans.Add(_plans.Read(module, flags));
        return new Resolution(spec, SourceOf(SpecText.Normalize(spec)!, modules.First), plans.DrainToImmutable(), generation);
    }

    private Resolution ResolvePath(string path, ResolveFlags flags, long generation)
    {
        var identity = ModuleIdentity.Read(path);
        if (identity.Errno != 0)
            return Refuse(path, generation, identity.Errno, identity.Problem!);
        // libkmod goes by the file's name, and a link may have another than the module.
        var file = _paths.Of(path);
        var indexed = IsIndexed(file);
        var error = -Libkmod.NewFromPath(_handle, file, out var module);
        if (error != 0)
            return Refuse(path, generation, error, Errno.Text(error));
        try
        {
            var plan = _plans.Read(module, flags, identity.Name);
            return new Resolution(path, LookupSource.Path, [indexed ? plan : Alone(plan)], generation);
        }
        finally
        {
            Libkmod.UnrefModule(module);
        }
    }

    /// <summary>Whether the index has this very file. libkmod itself goes by the file's name, whatever folder it is in.</summary>
    private bool IsIndexed(string file)
    {
        // One after the other: libkmod keeps one module of a name at a time.
        var name = With(Libkmod.NewFromPath(_handle, file, out var byPath), byPath, module => Libkmod.Text(Libkmod.GetName(module)));
        var indexed = name is null
            ? null
            : With(Libkmod.NewFromName(_handle, name, out var byName), byName, module => Libkmod.Text(Libkmod.GetPath(module)));
        return indexed is not null && _paths.Of(indexed) == file;
    }

    private static string? With(int error, nint module, Func<nint, string?> read)
    {
        if (error != 0)
            return null;
        var text = read(module);
        Libkmod.UnrefModule(module);
        return text;
    }

    /// <summary>The target by itself: what the index says of a file of the same name says nothing of this one.</summary>
    private static ModulePlan Alone(ModulePlan plan) => plan.Blacklisted
        ? plan
        : plan with { Steps = [plan.Steps[plan.TargetStep] with { Dependencies = [], After = [] }], TargetStep = 0 };

    private static Resolution Refuse(string path, long generation, int errno, string problem) =>
        new(path, LookupSource.None, [], generation, errno, $"{path}: {problem}");

    /// <summary>
    /// libkmod does not tell which of its sources had the spec. Its order is known (libkmod-module.c,
    /// <c>kmod_module_new_from_lookup</c>), and what came out tells the sources apart.
    /// </summary>
    private LookupSource SourceOf(string spec, nint module)
    {
        if (IsConfigAlias(spec))
            return LookupSource.ConfigAlias;
        var name = Libkmod.Text(Libkmod.GetName(module))!;
        var hasFile = Libkmod.GetPath(module) != null;
        if (hasFile && name == spec)
            return LookupSource.ModulesDep;
        var isOwnName = SpecText.ModuleName(spec).SequenceEqual(name);
        if (!isOwnName && spec.StartsWith("symbol:", StringComparison.Ordinal))
            return LookupSource.Symbol;
        if (isOwnName && (Libkmod.GetInstallCommands(module) != null || Libkmod.GetRemoveCommands(module) != null))
            return LookupSource.InstallCommand;
        return hasFile ? LookupSource.ModulesAlias : LookupSource.Builtin;
    }

    private bool IsConfigAlias(string spec)
    {
        var text = Encoding.UTF8.GetBytes(spec + '\0');
        fixed (byte* specBytes = text)
        {
            foreach (var alias in _configAliases)
            {
                fixed (byte* pattern = alias)
                {
                    if (Libkmod.FnMatch(pattern, specBytes, 0) == 0)
                        return true;
                }
            }
        }

        return false;
    }
}
