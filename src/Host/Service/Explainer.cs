using ActorLoad.Actors.Plans;
using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Index.Config;
using ActorLoad.Interop.Kernel;
using ActorLoad.Rpc.Messages;
using Akka.Actor;
using Decision = ActorLoad.Rpc.Messages.Decision;
using OptionSource = ActorLoad.Rpc.Messages.OptionSource;

namespace ActorLoad.Host.Service;

/// <summary>Says what a load of a spec would do and why. Thread-safe.</summary>
internal sealed class Explainer(IActorRef resolver, IKernel kernel, KmodIndex index)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The options of a call as those of a resolution.</summary>
    public static ResolveFlags Flags(bool useBlacklist, bool ignoreInstall) =>
        (useBlacklist ? ResolveFlags.UseBlacklist : ResolveFlags.None) | (ignoreInstall ? ResolveFlags.IgnoreInstall : ResolveFlags.None);

    /// <summary>Carries out <c>Explain</c>.</summary>
    public async Task<ExplainReply> ExplainAsync(ExplainParameters explain, CancellationToken gone)
    {
        var key = new RequestKey(
            explain.Spec, explain.Parameters ?? string.Empty, Flags(explain.UseBlacklist, explain.IgnoreInstall), InstallDepth: 0);
        var resolved = await resolver.Ask<PlanResolved>(new ResolveSpec(key, Run: 0), Patience, gone);
        return resolved.Resolution is { } resolution
            ? Reply(resolution, key, ConfigExplanation.Read(index.ModulesDirectory, index.ConfigDirectories))
            : new ExplainReply(Source(LookupSource.None), [], [], index.Generation, Errno.EIO, index.ModulesDirectory, resolved.Detail);
    }

    private ExplainReply Reply(Resolution resolution, RequestKey key, ConfigExplanation explanation) => new(
        Source(resolution.Source),
        [.. explanation.DecisionsFor(resolution, key.Flags).Select(d => new Decision(d.What, d.File, d.Line, d.Text))],
        [.. resolution.Plans.Select(plan => Plan(resolution, plan, key.Parameters, explanation))],
        resolution.Generation,
        resolution.Errno,
        index.ModulesDirectory,
        resolution.Detail);

    private Plan Plan(Resolution resolution, ModulePlan plan, string parameters, ConfigExplanation explanation) => new(
        plan.Target,
        plan.Blacklisted,
        [.. plan.Steps.Select((step, number) => Step(
            step,
            number == plan.TargetStep ? parameters : string.Empty,
            explanation.OptionSourcesFor(resolution, plan, step)))]);

    private Step Step(PlanStep step, string parameters, IEnumerable<Interop.Index.Config.OptionSource> sources) => new(
        step.Name,
        step.Path,
        step.IndexPath,
        step.Action.ToString().ToLowerInvariant(),
        step.Command,
        parameters.Length == 0 ? step.Options : step.Options.Length == 0 ? parameters : $"{step.Options} {parameters}",
        [.. sources.Select(source => new OptionSource(source.Options, source.File, source.Line))],
        step.Required,
        step.Dependencies,
        step.After,
        kernel.GetInitState(step.Name).ToString().ToLowerInvariant());

    private static string Source(LookupSource source) => source switch
    {
        LookupSource.Path => "path",
        LookupSource.ConfigAlias => "config-alias",
        LookupSource.ModulesDep => "modules-dep",
        LookupSource.Symbol => "symbol",
        LookupSource.InstallCommand => "install-command",
        LookupSource.ModulesAlias => "modules-alias",
        LookupSource.Builtin => "builtin",
        _ => "none",
    };
}
