using System.Collections.Immutable;
using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;

namespace ActorLoad.Simulation.Replay;

/// <summary>
/// When things came to the actors. The journal has when a request arrived, when a plan was made, when the kernel answered and when the
/// request was answered; a message's way from one actor to the next took some time in between, which nobody wrote down, and in a replay
/// takes none. So of what the journal leaves open, that is chosen which fits the roles: who joined a load came before its module knew
/// of the end, who found it live came after; and requests keep the order of their numbers, which is that of the router.
/// </summary>
internal sealed class RunTiming
{
    private static readonly TimeSpan Tick = new(1);

    // Requests are kept to the microsecond, cut off.
    private static readonly TimeSpan Rounding = TimeSpan.FromMicroseconds(1);

    // What a message takes at most, that is told from one that waited for something.
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(5);

    private readonly RunReading _run;
    private readonly bool _fitsRoles;
    private readonly Dictionary<BootLoad, TimeSpan> _ends = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<PlanMade, TimeSpan> _plans = new(ReferenceEqualityComparer.Instance);

    /// <summary>Finds them.</summary>
    /// <param name="run">What the journal says.</param>
    /// <param name="fitsRoles">Whether moments that are left open are chosen to fit the roles.</param>
    internal RunTiming(RunReading run, bool fitsRoles)
    {
        (_run, _fitsRoles) = (run, fitsRoles);
        Arrivals = Arrive();
        foreach (var load in run.Loads.Where(load => load.Ended is not null))
        {
            _ends[load] = run.Since(load.Ended!.Value);
        }

        if (fitsRoles)
        {
            HoldLoads();
        }

        foreach (var plan in run.Plans)
        {
            _plans[plan] = PlanAt(plan);
        }
    }

    /// <summary>The requests, in order.</summary>
    internal ImmutableArray<Arrival> Arrivals { get; }

    /// <summary>When the module's actor knew the load's end; null for never.</summary>
    internal TimeSpan? EndOf(BootLoad load) => _ends.TryGetValue(load, out var end) ? end : null;

    /// <summary>When the router had the plan.</summary>
    internal TimeSpan Of(PlanMade plan) => _plans[plan];

    // Who found everything done, and so began after that; not who began something on the way.
    private bool Follows(BootRequest request) => request.Role is Role.Live or Role.Remembered && !_run.HasLed(request);

    private ImmutableArray<Arrival> Arrive()
    {
        var latest = new TimeSpan[_run.Requests.Length];
        var bound = TimeSpan.MaxValue;
        for (var i = latest.Length - 1; i >= 0; i--)
        {
            bound = Min(bound, Latest(_run.Requests[i]));
            latest[i] = bound;
        }

        var arrivals = ImmutableArray.CreateBuilder<Arrival>(latest.Length);
        var last = TimeSpan.Zero;
        for (var i = 0; i < latest.Length; i++)
        {
            var request = _run.Requests[i];
            var isSwift = _fitsRoles && TimeSpan.FromMicroseconds(request.WaitMicroseconds) <= Latency;
            var wanted = isSwift && Follows(request) && !_run.IsLeader(request) ? _run.Since(request.Answered) + Rounding : _run.Since(request.At);
            last = Max(last, Min(Max(last, wanted), latest[i]));
            arrivals.Add(new Arrival(request, last, _run.Guessed.ContainsKey(request.Id)));
        }

        return arrivals.MoveToImmutable();
    }

    // The router had it before it was answered, and before its plan was made.
    private TimeSpan Latest(BootRequest request) => _run.IsLeader(request)
        ? Min(_run.Since(request.Plan!.At), _run.Since(request.Answered) + Rounding)
        : _run.Since(request.Answered) + Rounding;

    // Who joined a load, or led it, had come before its end was known to the module.
    private void HoldLoads()
    {
        foreach (var arrival in Arrivals)
        {
            var request = arrival.Request;
            if (request is not { Role: Role.Joined or Role.Leader, Plan: { } plan } || _run.LastLoad(request) is not { } load)
            {
                continue;
            }

            var ready = _run.IsLeader(request) ? _run.Since(plan.At) : arrival.At;
            var late = ready - _run.Since(load.Ended!.Value);
            if (late >= TimeSpan.Zero && late <= Latency)
            {
                _ends[load] = Max(_ends[load], ready + Tick);
            }
        }
    }

    // A plan that found its module loaded was made after that.
    private TimeSpan PlanAt(PlanMade plan)
    {
        var made = _run.Since(plan.At);
        if (!_fitsRoles || _run.LeaderOf(plan) is not { } leader || !Follows(leader) || _run.LastLoad(leader) is not { } load)
        {
            return made;
        }

        var early = _ends[load] - made;
        return early >= TimeSpan.Zero && early <= Latency ? _ends[load] + Tick : made;
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
