using System.Collections.Immutable;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Kernel;
using ActorLoad.Simulation;

namespace ActorLoad.Actors.Tests.Properties;

/// <summary>
/// Modules, what they need, and what the kernel says to them. Modules stand in a row and need only earlier ones; softdeps
/// go anywhere, so that they form loops. Every module has an alias; the even ones have a second file of the same name.
/// </summary>
/// <param name="Needs">For each module a bit mask of the earlier ones it needs.</param>
/// <param name="Softdeps">For each module another that is loaded before it if it can be.</param>
/// <param name="Loads">For each module how its loads go, one after the other.</param>
public sealed record Universe(int[] Needs, int[] Softdeps, (int Errno, int Milliseconds)[][] Loads)
{
    public int Count => Needs.Length;

    public static string Name(int module) => $"m{module}";

    public int SpecCount => Count * 3 + 2;

    public string Spec(int number) => (number % SpecCount) switch
    {
        var n when n < Count => Name(n),
        var n when n < 2 * Count => $"alias:{n - Count}",
        var n when n < 3 * Count => $"/other/{Name(n - 2 * Count)}.ko",
        var n when n == 3 * Count => "alias:all",
        _ => "alias:nothing",
    };

    public void FillIn(SimulatedIndex index, SimulatedKernel kernel)
    {
        for (var module = 0; module < Count; module++)
        {
            var self = module;
            index.AddPlans(Name(self), () => [Plan(self)]);
            index.AddPlans($"alias:{self}", () => [Plan(self)]);
            index.AddPlans($"/other/{Name(self)}.ko", () => [OtherFile(self)]);
            var loads = Loads[self].Select(load => new SimulatedLoad(TimeSpan.FromMilliseconds(load.Milliseconds), load.Errno)).ToArray();
            kernel.Script(SimulatedIndex.PathOf(Name(self)), loads);
            kernel.Script($"/other/{Name(self)}.ko", loads);
        }

        index.AddPlans("alias:all", () => [.. Enumerable.Range(0, Count).Select(Plan)]);
    }

    private static ModulePlan OtherFile(int module) =>
        new(Name(module), Blacklisted: false, [SimulatedIndex.Insert(Name(module), [], path: $"/other/{Name(module)}.ko")], 0);

    // Dependencies in row order, then the softdep if it is not there yet, then the module itself.
    private ModulePlan Plan(int target)
    {
        var modules = Closure(target).Order().ToList();
        var softdep = Softdeps[target] % Count;
        var steps = ImmutableArray.CreateBuilder<PlanStep>();
        foreach (var module in modules)
        {
            steps.Add(StepFor(module, modules, required: true, after: []));
        }

        if (softdep != target && !modules.Contains(softdep))
        {
            steps.Add(StepFor(softdep, modules, required: false, after: []));
            modules.Add(softdep);
        }

        modules.Add(target);
        steps.Add(StepFor(target, modules, required: true, after: softdep == target ? [] : [modules.IndexOf(softdep)]));
        return new ModulePlan(Name(target), Blacklisted: false, steps.ToImmutable(), steps.Count - 1);
    }

    private PlanStep StepFor(int module, List<int> before, bool required, ImmutableArray<int> after) => SimulatedIndex.Insert(
        Name(module),
        [.. before.Select((other, index) => (other, index)).Where(pair => pair.other != module && IsNeeded(module, pair.other)).Select(pair => pair.index)],
        required,
        after);

    private IEnumerable<int> Closure(int module) => Enumerable.Range(0, module).Where(other => IsNeeded(module, other)).SelectMany(other => Closure(other).Append(other)).Distinct();

    private bool IsNeeded(int module, int other) => other < module && (Needs[module] >> other & 1) != 0;
}
