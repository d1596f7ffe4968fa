using System.Collections.Frozen;
using System.Collections.Immutable;
using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Plans;
using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Index;

namespace ActorLoad.Actors.Preload;

/// <summary>Reads a boot for what was loaded for whom.</summary>
internal sealed class BootReading
{
    private readonly BootStory _story;
    private readonly DateTimeOffset _end;
    private readonly FrozenSet<string> _spoiled;
    private readonly FrozenSet<string> _asked;
    private readonly Dictionary<(int Run, long Id), BootRequest> _askers;
    private readonly Dictionary<string, BootRequest> _firstAskers = new(StringComparer.Ordinal);

    internal BootReading(BootStory story, TimeSpan window)
    {
        (_story, _end) = (story, (story.First ?? DateTimeOffset.MinValue) + window);
        _spoiled = Spoiled().ToFrozenSet(StringComparer.Ordinal);
        BootRequest[] early = [.. story.Requests.Where(request => request.Plan is not null && request.At <= _end && request.Requester.Kind != RequesterKind.Preload)];
        _asked = early.Select(request => request.Plan!).Distinct<PlanMade>(ReferenceEqualityComparer.Instance).SelectMany(Modules).ToFrozenSet(StringComparer.Ordinal);
        BootRequest[] plain = [.. early.Where(IsPlain).OrderBy(request => request.At)];
        _askers = plain.ToDictionary(request => (request.Run, request.Id));
        foreach (var first in plain.DistinctBy(request => request.Plan, ReferenceEqualityComparer.Instance))
        {
            foreach (var module in Modules(first.Plan!))
            {
                _firstAskers.TryAdd(module, first);
            }
        }
    }

    internal BootLesson ToLesson()
    {
        var entries = new OrderedDictionary<string, PreloadEntry>(StringComparer.Ordinal);
        foreach (var load in _story.Loads.Where(load => load.IsSuccess && load.Began <= _end && !_spoiled.Contains(load.Name)).OrderBy(load => load.Began))
        {
            if (AskerOf(load) is { } asker && SpecFor(load.Name, asker) is { } spec)
            {
                entries[spec] = entries.TryGetValue(spec, out var entry)
                    ? entry with { Modules = entry.Modules.Contains(load.Name) ? entry.Modules : entry.Modules.Add(load.Name) }
                    : Entry(spec, load.Name, asker);
            }
        }

        return new BootLesson([.. entries.Values], _asked, _spoiled);
    }

    // Whoever led to the load, unless that was a preload, or somebody who wanted it in a way that cannot be foreseen.
    private BootRequest? AskerOf(BootLoad load) =>
        _askers.TryGetValue((load.Run, load.Leader), out var leader) && Modules(leader.Plan!).Contains(load.Name) ? leader
        : _firstAskers.TryGetValue(load.Name, out var first) ? first
        : null;

    // The very question that will be asked again, so that both meet; where a part of it goes wrong, the module alone.
    private string? SpecFor(string module, BootRequest asker)
    {
        if (!PlanEvents.IsWhole(asker.Plan!))
        {
            return null;
        }

        var plans = PlanEvents.Read(asker.Plan!);
        if (asker.Outcome == Outcome.Live && plans.SelectMany(plan => plan.Steps).All(IsSound))
        {
            return asker.Spec;
        }

        // A module's own name does not bring the options that modprobe.d has for an alias.
        return asker.Plan!.Source != nameof(LookupSource.ConfigAlias)
            && plans.Select(plan => PlanPart.Of(plan, module)).FirstOrDefault(part => part is not null) is { } part
            && part.Steps.All(IsSound)
            ? module
            : null;
    }

    private bool IsSound(PlanStep step) => step.Action is StepAction.Insert or StepAction.Builtin && !_spoiled.Contains(step.Name);

    private PreloadEntry Entry(string spec, string module, BootRequest asker) => new(
        spec,
        [module],
        asker.Requester.Kind,
        asker.Requester.Devpath is not { } path ? null
            : new PreloadDevice(path, asker.Requester.Kind is RequesterKind.Uevent or RequesterKind.Coldplug ? asker.Spec : null),
        [.. KernelRequests.Paths(asker.Terms?.Within ?? string.Empty)
            .Select(path => _story.Loads.FirstOrDefault(load => load.Path == path)?.Name).OfType<string>()]);

    private IEnumerable<string> Spoiled() => _story.Loads.Where(load => load.IsFailure || load.Force != 0).Select(load => load.Name)
        .Concat(_story.Gone.Select(gone => gone.Name))
        .Concat(_story.Requests.Where(request => request.Plan is not null && IsSpecial(request))
            .Select(request => request.Plan!).Distinct<PlanMade>(ReferenceEqualityComparer.Instance).SelectMany(PlanSteps.Targets));

    // A boot list is begun at the start by itself, as it is then.
    private static bool IsPlain(BootRequest request) => request.Requester.Kind != RequesterKind.BootList && !IsSpecial(request);

    // With parameters or another file the module would be there already, and without them.
    private static bool IsSpecial(BootRequest request) =>
        request.Plan?.Source == nameof(LookupSource.Path)
        || request.Terms is { } terms
        && (terms.Parameters.Length > 0 || terms.FirstTime || terms.InstallDepth > 0 || terms.Flags.HasFlag(ResolveFlags.IgnoreInstall)
            || terms.Force != Interop.Kernel.LoadFlags.None);

    private static IEnumerable<string> Modules(PlanMade plan) => plan.Steps.Select(PlanSteps.Name);
}
