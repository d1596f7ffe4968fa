using System.Collections.Immutable;
using System.Runtime.InteropServices;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;

namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>How often each module was named by a request, and how often it was only needed. Counted by plan first, because plans are few.</summary>
internal sealed class ModuleRequests
{
    private readonly Dictionary<string, Counts> _modules = new(StringComparer.Ordinal);

    internal ModuleRequests(BootStory story)
    {
        var plans = new Dictionary<PlanMade, Counts>(ReferenceEqualityComparer.Instance);
        foreach (var request in story.Requests)
        {
            if (request.Plan is { } plan)
            {
                GetOrAdd(plans, plan).Add(request);
            }
        }

        foreach (var (plan, counts) in plans)
        {
            foreach (var steps in plan.Steps.GroupBy(PlanSteps.Name, StringComparer.Ordinal))
            {
                GetOrAdd(_modules, steps.Key).Add(counts, steps.Any(PlanSteps.IsTarget));
            }
        }
    }

    /// <summary>Modules that a request named.</summary>
    internal IEnumerable<string> Named => _modules.Where(module => module.Value.IsNamed).Select(module => module.Key);

    internal Counts Of(string name) => _modules.GetValueOrDefault(name) ?? new Counts();

    private static Counts GetOrAdd<T>(Dictionary<T, Counts> all, T key)
        where T : notnull
    {
        ref var counts = ref CollectionsMarshal.GetValueRefOrAddDefault(all, key, out _);
        return counts ??= new Counts();
    }

    internal sealed class Counts
    {
        private readonly Dictionary<Role, long> _roles = [];

        internal bool IsNamed { get; private set; }

        internal long NeededBy { get; private set; }

        internal long WaitMicroseconds { get; private set; }

        internal Outcome? Outcome { get; private set; }

        internal ImmutableSortedDictionary<string, long> Roles =>
            _roles.ToImmutableSortedDictionary(pair => Words.Of(pair.Key), pair => pair.Value, StringComparer.Ordinal);

        private long Total => _roles.Values.Sum();

        internal void Add(BootRequest request)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_roles, request.Role, out _)++;
            WaitMicroseconds += request.WaitMicroseconds;
            Outcome = request.Outcome;
        }

        internal void Add(Counts plan, bool named)
        {
            if (!named)
            {
                NeededBy += plan.Total;
                return;
            }

            IsNamed = true;
            Outcome = plan.Outcome;
            WaitMicroseconds += plan.WaitMicroseconds;
            foreach (var (role, count) in plan._roles)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_roles, role, out _) += count;
            }
        }
    }
}
