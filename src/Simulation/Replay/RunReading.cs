using System.Collections.Immutable;
using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;

namespace ActorLoad.Simulation.Replay;

/// <summary>What the journal says of one run of the service, and what follows from it.</summary>
internal sealed class RunReading
{
    private readonly DateTimeOffset _first;
    private readonly Dictionary<string, BootLoad[]> _loadsOf;
    private readonly HashSet<long> _led;
    private readonly Dictionary<PlanMade, long> _leaders = new(ReferenceEqualityComparer.Instance);

    /// <summary>Reads it.</summary>
    /// <param name="story">The boot.</param>
    /// <param name="run">Number of the run.</param>
    internal RunReading(BootStory story, int run)
    {
        _first = story.First ?? DateTimeOffset.MinValue;
        Number = run;
        Run = story.Runs.FirstOrDefault(other => other.Number == run);
        var next = story.Runs.FirstOrDefault(other => other.Number == run + 1);
        Begins = run <= 1 || Run is null ? TimeSpan.Zero : Since(Run.Started);
        Ends = next is null ? null : Since(next.Started);
        Plans = [.. story.Plans.Where(plan => Since(plan.At) >= Begins && (Ends is null || Since(plan.At) < Ends))];
        Decisions = [.. story.Decisions.Where(made => made.Run == run).Select(made => made.Decision)];
        Loads = [.. story.Loads.Where(load => load.Run == run)];
        _led = [.. Loads.Select(load => load.Leader)];
        _loadsOf = Loads.GroupBy(load => load.Name).ToDictionary(group => group.Key, group => group.ToArray());
        BootRequest[] answered = [.. story.Requests.Where(request => request.Run == run)];
        Guessed = Guess(answered);
        Requests = [.. answered.Concat(Guessed.Values).OrderBy(request => request.Id)];
        foreach (var request in Requests.Where(request => request.Plan is not null))
        {
            _leaders.TryAdd(request.Plan!, request.Id);
        }
    }

    /// <summary>Its number.</summary>
    internal int Number { get; }

    /// <summary>The run; null for what came before the first start that the journal tells of.</summary>
    internal ServiceRun? Run { get; }

    /// <summary>When it began, since the boot's first event.</summary>
    internal TimeSpan Begins { get; }

    /// <summary>When the next one began; null for the last.</summary>
    internal TimeSpan? Ends { get; }

    /// <summary>Its plans.</summary>
    internal ImmutableArray<PlanMade> Plans { get; }

    /// <summary>What the actors decided; empty where the journal does not say.</summary>
    internal ImmutableArray<Decision> Decisions { get; }

    /// <summary>Its loads.</summary>
    internal ImmutableArray<BootLoad> Loads { get; }

    /// <summary>Its requests, in the order in which they came.</summary>
    internal ImmutableArray<BootRequest> Requests { get; }

    /// <summary>Requests that must have been there, because a load names them, by their number; their answers are not in the journal.</summary>
    internal Dictionary<long, BootRequest> Guessed { get; }

    /// <summary>Since the boot's first event.</summary>
    internal TimeSpan Since(DateTimeOffset at) => at - _first;

    /// <summary>Whether the plan was made for this request.</summary>
    internal bool IsLeader(BootRequest request) => request.Plan is { } plan && _leaders.GetValueOrDefault(plan) == request.Id;

    /// <summary>Whether a load was begun for this request.</summary>
    internal bool HasLed(BootRequest request) => _led.Contains(request.Id);

    /// <summary>The request for which the plan was made; null if the journal has none.</summary>
    internal BootRequest? LeaderOf(PlanMade plan) => _leaders.TryGetValue(plan, out var id) ? Find(id) : null;

    /// <summary>The request of that number.</summary>
    internal BootRequest? Find(long id)
    {
        var place = Requests.AsSpan().BinarySearch(new ById(id));
        return place >= 0 ? Requests[place] : null;
    }

    /// <summary>The last load of the plan's modules that was over when the request was answered.</summary>
    internal BootLoad? LastLoad(BootRequest request) => (request.Plan?.Steps ?? [])
        .SelectMany(step => _loadsOf.GetValueOrDefault(PlanSteps.Name(step)) ?? [])
        .Where(load => load.Ended <= request.Answered)
        .MaxBy(load => load.Ended);

    private Dictionary<long, BootRequest> Guess(BootRequest[] answered)
    {
        var known = answered.Select(request => request.Id).ToHashSet();
        var used = answered.Select(request => request.Plan).OfType<PlanMade>().ToHashSet(ReferenceEqualityComparer.Instance);
        var guessed = new Dictionary<long, BootRequest>();
        foreach (var loads in Loads.Where(load => load.Leader > 0 && !known.Contains(load.Leader)).GroupBy(load => load.Leader))
        {
            var began = loads.Min(load => load.Began);
            PlanMade[] possible = [.. Plans.Where(plan => plan.At <= began && loads.All(load => plan.Steps.Select(PlanSteps.Name).Contains(load.Name)))];
            if ((possible.LastOrDefault(plan => !used.Contains(plan)) ?? possible.LastOrDefault()) is { } plan)
            {
                used.Add(plan);
                guessed[loads.Key] = Guess(Number, loads.Key, plan);
            }
        }

        return guessed;
    }

    /// <summary>The request that must have been there, because this plan was made for it.</summary>
    internal static BootRequest Guess(int run, long id, PlanMade plan) =>
        new(run, id, plan.At, 0, new Requester(RequesterKind.Varlink, 0, 0), plan.Spec, plan, Role.Leader, Outcome.Live, 0);

    private readonly struct ById(long id) : IComparable<BootRequest>
    {
        public int CompareTo(BootRequest other) => id.CompareTo(other.Id);
    }
}
