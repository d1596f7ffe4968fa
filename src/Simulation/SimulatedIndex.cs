using System.Collections.Immutable;
using ActorLoad.Interop.Index;

namespace ActorLoad.Simulation;

/// <summary>A module index that holds what it is given; the generation rises when the test says so.</summary>
public sealed class SimulatedIndex : IModuleIndex
{
    private readonly Dictionary<string, Func<ImmutableArray<ModulePlan>>> _specs = [];
    private long _generation = 1;
    private int _fails;

    /// <inheritdoc/>
    public long Generation => Interlocked.Exchange(ref _fails, 0) == 0
        ? Volatile.Read(ref _generation)
        : throw new InvalidOperationException("the index broke, as the test wants it");

    /// <summary>How often it was asked.</summary>
    public int Lookups { get; private set; }

    /// <summary>With which flags it was asked last.</summary>
    public ResolveFlags LastFlags { get; private set; }

    /// <summary>An index changes.</summary>
    public void Change() => Interlocked.Increment(ref _generation);

    /// <summary>The next look at the generation throws.</summary>
    public void FailOnce() => Volatile.Write(ref _fails, 1);

    /// <summary>A module with the dependencies of the plans before it: each name is a step that needs all before it.</summary>
    public void Add(string spec, params string[] names) => AddPlans(spec, () => [Chain(names)]);

    /// <summary>What a spec comes to, made anew each time it is asked for.</summary>
    public void AddPlans(string spec, Func<ImmutableArray<ModulePlan>> plans) => _specs[spec] = plans;

    /// <inheritdoc/>
    public Resolution Resolve(string spec, ResolveFlags flags)
    {
        Lookups++;
        LastFlags = flags;
        return _specs.TryGetValue(spec, out var plans)
            ? new Resolution(spec, spec.StartsWith('/') ? LookupSource.Path : LookupSource.ModulesDep, plans(), Generation)
            : new Resolution(spec, LookupSource.None, [], Generation);
    }

    /// <summary>Where the file of a module is.</summary>
    public static string PathOf(string name) => $"/modules/{name}.ko";

    /// <summary>A plan in which every step needs all before it; the last is the target.</summary>
    public static ModulePlan Chain(params string[] names) => new(
        names[^1],
        Blacklisted: false,
        [.. names.Select((name, index) => Insert(name, [.. Enumerable.Range(0, index)]))],
        names.Length - 1);

    /// <summary>A step that inserts a file.</summary>
    public static PlanStep Insert(string name, ImmutableArray<int> dependencies, bool required = true, ImmutableArray<int>? after = null, string? path = null, string options = "") =>
        new(name, path ?? PathOf(name), path ?? PathOf(name), StepAction.Insert, options, Command: null, required, dependencies, after ?? []);

    /// <summary>A step that runs an install command.</summary>
    public static PlanStep Command(string name, string command, ImmutableArray<int> dependencies) =>
        new(name, PathOf(name), PathOf(name), StepAction.Command, string.Empty, command, Required: true, dependencies, []);
}
