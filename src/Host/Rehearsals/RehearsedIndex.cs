using ActorLoad.Interop.Index;

namespace ActorLoad.Host.Rehearsals;

/// <summary>Knows two modules, of which the second needs the first; nothing provides any other spec.</summary>
internal sealed class RehearsedIndex : IModuleIndex
{
    /// <summary>The one that needs the other.</summary>
    public const string Module = "rehearsed";

    private const string Needed = "needed";

    private static readonly ModulePlan Plan = new(
        Module,
        Blacklisted: false,
        [Step(Needed), Step(Module) with { Dependencies = [0], After = [0] }],
        TargetStep: 1);

    /// <inheritdoc/>
    public long Generation => 1;

    /// <inheritdoc/>
    public Resolution Resolve(string spec, ResolveFlags flags) =>
        spec == Module ? new(spec, LookupSource.ModulesDep, [Plan], Generation) : new(spec, LookupSource.None, [], Generation);

    private static PlanStep Step(string name) =>
        new(name, $"/{name}.ko", $"/{name}.ko", StepAction.Insert, Options: "", Command: null, Required: true, Dependencies: [], After: []);
}
