using System.Collections.Immutable;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Interop.Peers;
using Akka.Actor;
using Akka.Event;

namespace ActorLoad.Actors.Processes;

/// <summary>
/// Finds out who is behind the processes that ask for modules, and tells the journal. Nobody waits for it: it is told of a process when its request is
/// already on the way, and reads /proc beside the actors.
/// </summary>
public sealed class ProcessActor : UntypedActor
{
    private const int Capacity = 8192;
    private const int Batch = 256;

    private readonly Ancestry _ancestry;
    private readonly IActorRef _journal;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly ProcessQueue _queue = new(Capacity, Batch);
    private readonly List<IActorRef> _waiters = [];
    private bool _looking;
    private long _missed;

    /// <summary>Use <see cref="Props"/>.</summary>
    public ProcessActor(IProcessTable table, IActorRef journal, TimeProvider clock)
    {
        (_ancestry, _journal) = (new Ancestry(table, clock), journal);
    }

    /// <summary>Props of the actor.</summary>
    /// <param name="table">The processes that there are; it may block.</param>
    /// <param name="journal">Is told; never waited for.</param>
    /// <param name="clock">The time.</param>
    public static Props Props(IProcessTable table, IActorRef journal, TimeProvider clock) =>
        Akka.Actor.Props.Create(() => new ProcessActor(table, journal, clock));

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case ProcessSighting sighting:
                _queue.Add(sighting);
                LookOn();
                break;
            case Looked looked:
                Tell(looked.Processes);
                break;
            case Status.Failure failure:
                _log.Warning(failure.Cause, "some processes that asked for modules could not be looked at");
                Tell([]);
                break;
            case CatchUpProcesses:
                _waiters.Add(Sender);
                LookOn();
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Tell(ImmutableArray<ProcessSeen> processes)
    {
        foreach (var process in processes)
        {
            _journal.Tell(process);
        }

        if (_queue.Missed > _missed)
        {
            _log.Warning("{Count} processes asked for modules faster than they could be looked at; what is behind them is not in the journal", _queue.Missed - _missed);
            _missed = _queue.Missed;
        }

        _looking = false;
        LookOn();
    }

    private void LookOn()
    {
        if (_looking)
        {
            return;
        }

        if (!_queue.IsEmpty)
        {
            _looking = true;
            var sightings = _queue.Take();
            _ = Task.Run(() => new Looked([.. sightings.SelectMany(_ancestry.Look)])).PipeTo(Self);
            return;
        }

        _waiters.ForEach(waiter => waiter.Tell(CatchUpProcesses.Instance));
        _waiters.Clear();
    }

    private sealed record Looked(ImmutableArray<ProcessSeen> Processes) : INoSerializationVerificationNeeded;
}
