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
internal sealed class ModuleActor : UntypedActor, IWithTimers
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(10);

    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly ModuleServices _services;
    private readonly Terms _terms;
    private readonly string _name;
    private readonly ModuleMemory _memory;
    private readonly ModuleDecisions _decisions;

    public ModuleActor(string path, string name, ModuleServices services, ModuleMemory memory)
    {
        (_name, _services, _memory) = (name, services, memory);
        _terms = new Terms(path, services.Policy);
        _decisions = new ModuleDecisions(services.Decisions, name);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    public static Props Props(string path, string name, ModuleServices services)
    {
        var memory = new ModuleMemory();
        return Akka.Actor.Props.Create(() => new ModuleActor(path, name, services, memory));
    }

    // Failures: LoadRefusedException (the kernel or an earlier stage said no) is tried again if its class is transient;
    // anything else means that the result is not known, and then the load is never repeated but looked up.
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(
        maxNrOfRetries: -1,
        withinTimeMilliseconds: -1,
        loggingEnabled: false,
        localOnlyDecider: Decide);

    // A bug in this shell must not cost a waiter its answer, nor make the kernel load twice: what is known is kept, and the
    // attempt, a child, goes on. So the base, which would stop it, is not called.
    protected override void PreRestart(Exception reason, object message)
    {
        if (message is EnsureLive current && !_memory.Keeps(current))
        {
            Answer(current, Broken(current, reason));
        }

        // Nothing more comes to those who wait for an attempt that could not be begun, or whose end could not be understood.
        if (_memory.Life is LoadingModule && (message is AttemptEnded || !_memory.IsAttempted))
        {
            foreach (var wish in _memory.Waiting)
            {
                Answer(wish, Broken(wish, reason));
            }

            _memory.Effects.Clear();
            Enter(new AbsentModule());
        }
    }

    protected override void PostRestart(Exception reason)
    {
        CarryOut();
        if (_memory.Life is ComingModule)
        {
            Carry(new LookAgain());
        }
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case EnsureLive wish:
                Wish(wish);
                break;
            case AttemptEnded ended:
                Ended(ended);
                break;
            case Look:
                LookNow();
                break;
            case RestoreFailure restore:
                Restore(restore);
                break;
            case ModuleSeen seen:
                Seen(seen);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private Directive Decide(Exception reason)
    {
        if (reason is LoadRefusedException refused)
        {
            if (_services.Policy.TryAgain(refused.Result.Errno, refused.Attempt))
            {
                return Directive.Restart;
            }

            Self.Tell(new AttemptEnded(_name, refused.Result));
            return Directive.Stop;
        }

        _log.Error(reason, "module={Name} path={Path} the load attempt broke; asking the kernel what came of it", _name, _terms.Path);
        Self.Tell(new AttemptEnded(_name, Result: null));
        return Directive.Stop;
    }

    private void Wish(EnsureLive wish)
    {
        var (order, sight) = (_decisions.Next(), See());
        var transition = _memory.Life.Wish(wish, sight, _terms);
        _decisions.Wished(order, wish, _memory.Life, transition, sight);
        Follow(transition);
    }

    private void LookNow()
    {
        var (order, sight) = (_decisions.Next(), See());
        var transition = _memory.Life.Look(sight, _terms);
        _decisions.Looked(order, !ReferenceEquals(transition.Next, _memory.Life), sight.Kernel);
        Follow(transition);
    }

    private void Ended(AttemptEnded ended)
    {
        var (order, sight) = (_decisions.Next(), See());
        _decisions.Ended(order, ended.Result, sight);
        var result = ended.Result
            ?? (sight.Kernel == InitState.Live ? new LoadResult(0, LoadStage.None) : new LoadResult(Errno.EIO, LoadStage.None, Detail: "the attempt broke"));
        var transition = _memory.Life.Ended(result, sight, _terms);
        if (_memory.Life is LoadingModule loading)
        {
            Sighted(order, _memory.Sightings.Ended(result.Succeeded));
            if (ended.Result is null)
            {
                Close(result);
            }

            LoadLog.Write(_log, loading, result, transition.Next.Kind, _services.Clock.GetElapsedTime(_memory.Begun));
        }

        Follow(transition);
    }

    // The kernel's word on a load or a removal, whoever did it.
    private void Seen(ModuleSeen seen)
    {
        var order = _decisions.Next();
        if (seen.Added)
        {
            Sighted(order, _memory.Sightings.Add(seen.Seqnum, _memory.Life is LoadingModule));
            return;
        }

        var sight = See();
        _decisions.SeenGone(order, sight.Kernel, _terms.Path);
        (_memory.Sightings, var isNews) = _memory.Sightings.Remove();
        if (isNews)
        {
            Follow(_memory.Life.Removed(sight));
            _memory.Sightings = _memory.Sightings with { Gone = 0 };
        }
    }

    private void Sighted(long order, (AddSightings Next, ImmutableArray<long> Foreign) sighted)
    {
        _memory.Sightings = sighted.Next;
        foreach (var seqnum in sighted.Foreign)
        {
            _decisions.SeenLive(order, seqnum, _terms.Path);
            _services.Epoch.Advance();
            _services.Journal.Tell(new ForeignLoad(_services.Clock.GetUtcNow(), _name, seqnum));
        }
    }

    // The attempt broke, so that it could not write its own end.
    private void Close(LoadResult lookedUp) => _services.Journal.Tell(new LoadFinished(
        _services.Clock.GetUtcNow(),
        _terms.Path,
        _name,
        lookedUp.Errno,
        Stages.Text(lookedUp.Stage),
        lookedUp.Detail ?? "the attempt broke; looked up later: live",
        (long)_services.Clock.GetElapsedTime(_memory.Begun).TotalMicroseconds,
        FileBytes: 0,
        _services.Kernel.Taint));

    private void Restore(RestoreFailure restored)
    {
        if (_memory.Life is AbsentModule && restored.Failure.Until > _services.Clock.GetUtcNow())
        {
            _decisions.Restored(_decisions.Next());
            Enter(new FailedModule(restored.Failure));
        }
    }

    private void Follow(Transition transition)
    {
        foreach (var effect in transition.Effects)
        {
            _memory.Effects.Enqueue(effect);
        }

        Enter(transition.Next);
        CarryOut();
    }

    private void CarryOut()
    {
        while (_memory.Effects.TryDequeue(out var effect))
        {
            Carry(effect);
        }
    }

    private void Carry(Effect effect)
    {
        switch (effect)
        {
            case StartLoad start:
                Context.ActorOf(LoadAttempt.Props(start.Leader.Order, _services));
                _memory.IsAttempted = true;
                break;
            case AnswerWish answer:
                Answer(answer.Wish, answer.Answer);
                break;
            case LookAgain:
                Timers.StartSingleTimer(nameof(Look), new Look(_name), LookInterval);
                break;
            case GiveUpName give:
                Context.Parent.Tell(new HandBack(give.Wish));
                break;
            case BecameLive:
                _services.Epoch.Advance();
                break;
            case FoundGone:
                _memory.Sightings = _memory.Sightings.FoundGone();
                _services.Book.Gone(_name);
                _services.Journal.Tell(new ModuleGone(_services.Clock.GetUtcNow(), _terms.Path, _name));
                break;
            default:
                throw new InvalidOperationException($"No way to carry out {effect}");
        }
    }

    private void Enter(ModuleLife next)
    {
        var before = _memory.Life;
        _memory.Life = next;
        if (next.Kind != before.Kind)
        {
            Context.Parent.Tell(new LifeChanged(_terms.Path, next.Kind));
        }

        if (next is LoadingModule or ComingModule)
        {
            Note(before, next);
        }
        else
        {
            _services.Loads.Remove(_terms.Path);
        }
    }

    // One load may follow the other at once, with another leader.
    private void Note(ModuleLife before, ModuleLife next)
    {
        var leader = (next as LoadingModule)?.Leader;
        if (next.Kind != before.Kind || !ReferenceEquals((before as LoadingModule)?.Leader, leader))
        {
            (_memory.Begun, _memory.IsAttempted) = (_services.Clock.GetTimestamp(), false);
            _services.Loads.Add(new LoadUnderWay(_name, _terms.Path, leader?.Order.For, leader?.Order.Requester, _memory.Begun));
        }
    }

    private ModuleAnswer Broken(EnsureLive wish, Exception reason) =>
        new(wish.Order.Name, _terms.Path, Role.Joined, Outcome.Failed, Errno.EIO, Detail: $"internal error: {reason.Message}");

    private static void Answer(EnsureLive wish, ModuleAnswer answer) => wish.ReplyTo.Tell(new ModuleAnswered(wish.Token, answer));

    private Sight See() => new(_services.Clock.GetUtcNow(), _services.Kernel.GetInitState(_name), _services.Epoch.Current);
}
