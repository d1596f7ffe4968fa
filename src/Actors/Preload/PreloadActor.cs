using System.Globalization;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Plans;
using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Index;
using Akka.Actor;
using Akka.Event;

namespace ActorLoad.Actors.Preload;

/// <summary>
/// Asks at the start for what earlier boots loaded, all at once and in their order, as anybody else would; or only says what it would ask.
/// It stops itself when that is done.
/// </summary>
public sealed class PreloadActor : UntypedActor
{
    private readonly PreloadServices _services;
    private readonly long _started;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private PreloadPlan _plan = PreloadPlan.None(string.Empty);
    private int _unresolved;

    /// <summary>Use <see cref="Props"/>.</summary>
    public PreloadActor(PreloadServices services) => (_services, _started) = (services, services.Clock.GetTimestamp());

    /// <summary>Props. It begins by itself.</summary>
    public static Props Props(PreloadServices services) => Akka.Actor.Props.Create(() => new PreloadActor(services));

    /// <inheritdoc/>
    protected override void PreStart() => _services.ReadAsync().PipeTo(Self);

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case PreloadPlan plan:
                Begin(plan);
                break;
            case PlanResolved resolved:
                Resolved(resolved);
                break;
            case PreloadAnswered answered:
                Answered(answered);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Begin(PreloadPlan plan)
    {
        _plan = plan;
        if (_services.Mode == PreloadMode.On)
        {
            Say();
            Each(Ask);
        }
        else
        {
            // The blacklist and the indexes of now are the resolver's to know; the router looks there by itself.
            Each(Resolve);
        }

        if (plan.Count(PreloadFate.Begun) == 0)
        {
            End();
        }
    }

    private void Each(Action<int, PlannedPreload> act)
    {
        for (var place = 0; place < _plan.Entries.Length; place++)
        {
            if (_plan.Entries[place].Fate == PreloadFate.Begun)
            {
                act(place, _plan.Entries[place]);
            }
        }
    }

    private void Ask(int place, PlannedPreload entry) => _services.Requests.Tell(new LoadRequest(
        Key(entry),
        new Requester(RequesterKind.Preload, Pid: 0, Uid: 0, Devpath: entry.Device),
        new PreloadSink(Self),
        _services.Clock.GetTimestamp()));

    private void Resolve(int place, PlannedPreload entry)
    {
        _unresolved++;
        _services.Resolver.Tell(new ResolveSpec(Key(entry), place));
    }

    private void Resolved(PlanResolved resolved)
    {
        _plan = resolved.Resolution switch
        {
            null or { Errno: not 0 } or { Plans.IsEmpty: true } => _plan.With((int)resolved.Run, PreloadFate.Unmet),
            { Plans: var plans } when plans.All(plan => plan.Blacklisted) => _plan.With((int)resolved.Run, PreloadFate.Blacklisted),
            _ => _plan,
        };
        if (--_unresolved == 0)
        {
            End();
        }
    }

    private void Answered(PreloadAnswered answered)
    {
        var counts = _services.Tally.Answer(answered.Outcome);
        if (counts.IsOver)
        {
            _log.Info(
                "preloaded: ready={Ready} blacklisted={Skipped} failed={Failed} ms={Milliseconds}",
                counts.Ready, counts.Skipped, counts.Failed, _services.Clock.GetElapsedTime(_started).TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture));
            Context.Stop(Self);
        }
    }

    private void End()
    {
        if (_services.Mode != PreloadMode.On)
        {
            Say();
        }

        Context.Stop(Self);
    }

    private void Say()
    {
        _services.Tally.Plan(_plan);
        _services.Journal.Tell(new PreloadPlanned(
            _services.Clock.GetUtcNow(), _services.Mode == PreloadMode.On, (long)_services.Window.TotalMilliseconds, _plan.Boots, _plan.Entries, _plan.Problem));
        if (_plan.Problem is { } problem)
        {
            _log.Log(_plan.IsFault ? LogLevel.WarningLevel : LogLevel.InfoLevel, null, "nothing is preloaded: {Problem}", problem);
        }
        else
        {
            _log.Info(
                "preload: {Begun} questions of the last {Boots} boots are {What}, {Gone} have no device, {Blacklisted} are blacklisted, nothing provides {Unmet}",
                _plan.Count(PreloadFate.Begun), _plan.Boots, _services.Mode == PreloadMode.On ? "asked" : "not asked, though they would be",
                _plan.Count(PreloadFate.Gone), _plan.Count(PreloadFate.Blacklisted), _plan.Count(PreloadFate.Unmet));
        }
    }

    private static RequestKey Key(PlannedPreload entry) => new(entry.Spec, Parameters: string.Empty, ResolveFlags.UseBlacklist, InstallDepth: 0);
}
