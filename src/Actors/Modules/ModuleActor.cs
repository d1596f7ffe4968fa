using System.Collections.Immutable;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Modules.Life;
using ActorLoad.Actors.Requests;
using ActorLoad.Actors.Uevents;
using ActorLoad.Interop.Kernel;
using Akka.Actor;
using Akka.Event;

namespace ActorLoad.Actors.Modules;

/// <summary>
/// One module file, named by its canonical path. A leaf: it never waits for another module. What it does is decided by
/// <see cref="ModuleLife"/>; this shell looks at the kernel, runs the load attempt and sends the answers.
/// </summary>
internal sealed class ModuleActor : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(10);

    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly ModuleServices _services;
    private readonly Terms _terms;
    private readonly string _name;
    private ModuleLife _life = new AbsentModule();
    private AddSightings _sightings = AddSightings.None;
    private long _begun;
    private DateTimeOffset _since;

    public ModuleActor(string path, string name, ModuleServices services)
    {
        (_name, _services) = (name, services);
        _terms = new Terms(path, services.Policy);
        Receive<EnsureLive>(wish => Follow(_life.Wish(wish, See(), _terms)));
        Receive<AttemptEnded>(Ended);
        Receive<Look>(_ => Follow(_life.Look(See(), _terms)));
        Receive<RestoreFailure>(Restore);
        Receive<ModuleSeen>(Seen);
        Receive<DescribeLoad>(_ => Sender.Tell(new LoadDescribed(Describe())));
    }

    public ITimerScheduler Timers { get; set; } = null!;

    public static Props Props(string path, string name, ModuleServices services) =>
        Akka.Actor.Props.Create(() => new ModuleActor(path, name, services));

    // Failures: LoadRefusedException (the kernel or an earlier stage said no) is tried again if its class is transient;
    // anything else means that the result is not known, and then the load is never repeated but looked up.
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(
        maxNrOfRetries: -1,
        withinTimeMilliseconds: -1,
        loggingEnabled: false,
        localOnlyDecider: Decide);

    // A bug in this shell must not cost a waiter its answer.
    protected override void PreRestart(Exception reason, object message)
    {
        var waiting = _life switch
        {
            LoadingModule loading => [loading.Leader, .. loading.Joined, .. loading.Deferred],
            ComingModule coming => coming.Caller is null ? coming.Waiting : coming.Waiting.Insert(0, coming.Caller),
            _ => Enumerable.Empty<EnsureLive>(),
        };
        foreach (var wish in message is EnsureLive current ? waiting.Append(current) : waiting)
        {
            Answer(wish, new ModuleAnswer(wish.Order.Name, _terms.Path, Role.Joined, Outcome.Failed, Errno.EIO, Detail: $"internal error: {reason.Message}"));
        }

        base.PreRestart(reason, message);
    }

    private Directive Decide(Exception reason)
    {
        if (reason is LoadRefusedException refused)
        {
            if (_services.Policy.TryAgain(refused.Result.Errno, refused.Attempt))
            {
                return Directive.Restart;
            }

            Self.Tell(new AttemptEnded(refused.Result));
            return Directive.Stop;
        }

        _log.Error(reason, "module={Name} path={Path} the load attempt broke; asking the kernel what came of it", _name, _terms.Path);
        Self.Tell(new AttemptEnded(Result: null));
        return Directive.Stop;
    }

    private void Ended(AttemptEnded ended)
    {
        var sight = See();
        var result = ended.Result
            ?? (sight.Kernel == InitState.Live ? new LoadResult(0, LoadStage.None) : new LoadResult(Errno.EIO, LoadStage.None, Detail: "the attempt broke"));
        var transition = _life.Ended(result, sight, _terms);
        if (_life is LoadingModule loading)
        {
            Sighted(_sightings.Ended(result.Succeeded));
            LoadLog.Write(_log, loading, result, transition.Next.Kind, _services.Clock.GetElapsedTime(_begun));
        }

        Follow(transition);
    }

    // The kernel's word on a load or a removal, whoever did it.
    private void Seen(ModuleSeen seen)
    {
        if (seen.Added)
        {
            Sighted(_sightings.Add(seen.Seqnum, _life is LoadingModule));
            return;
        }

        (_sightings, var isNews) = _sightings.Remove();
        if (isNews)
        {
            Follow(_life.Removed(See()));
            _sightings = _sightings with { Gone = 0 };
        }
    }

    private void Sighted((AddSightings Next, ImmutableArray<long> Foreign) sighted)
    {
        _sightings = sighted.Next;
        foreach (var seqnum in sighted.Foreign)
        {
            _services.Epoch.Advance();
            _services.Journal.Tell(new ForeignLoad(_services.Clock.GetUtcNow(), _name, seqnum));
        }
    }

    private void Restore(RestoreFailure restored)
    {
        if (_life is AbsentModule && restored.Failure.Until > _services.Clock.GetUtcNow())
        {
            Enter(new FailedModule(restored.Failure));
        }
    }

    private void Follow(Transition transition)
    {
        Enter(transition.Next);
        foreach (var effect in transition.Effects)
        {
            Carry(effect);
        }
    }

    private void Carry(Effect effect)
    {
        switch (effect)
        {
            case StartLoad start:
                (_begun, _since) = (_services.Clock.GetTimestamp(), _services.Clock.GetUtcNow());
                Context.ActorOf(LoadAttempt.Props(start.Leader.Order, _services));
                break;
            case AnswerWish answer:
                Answer(answer.Wish, answer.Answer);
                break;
            case LookAgain:
                Timers.StartSingleTimer(Look.Instance, Look.Instance, LookInterval);
                break;
            case GiveUpName give:
                Context.Parent.Tell(new HandBack(give.Wish));
                break;
            case BecameLive:
                _services.Epoch.Advance();
                break;
            case FoundGone:
                _sightings = _sightings.FoundGone();
                _services.Book.Gone(_name);
                _services.Journal.Tell(new ModuleGone(_services.Clock.GetUtcNow(), _terms.Path, _name));
                break;
            default:
                throw new InvalidOperationException($"No way to carry out {effect}");
        }
    }

    private void Enter(ModuleLife next)
    {
        if (next.Kind != _life.Kind)
        {
            Context.Parent.Tell(new LifeChanged(_terms.Path, next.Kind));
        }

        _life = next;
    }

    private static void Answer(EnsureLive wish, ModuleAnswer answer) => wish.ReplyTo.Tell(new ModuleAnswered(wish.Token, answer));

    private Sight See() => new(_services.Clock.GetUtcNow(), _services.Kernel.GetInitState(_name), _services.Epoch.Current);

    private LoadInFlight? Describe() => _life is LoadingModule loading
        ? new LoadInFlight(_name, _terms.Path, _since, loading.Leader.Order.Requester, 1 + loading.Joined.Count + loading.Deferred.Count)
        : null;

    private sealed class Look : INoSerializationVerificationNeeded, IDeadLetterSuppression
    {
        public static readonly Look Instance = new();
    }
}
