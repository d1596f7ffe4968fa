using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Modules;
using ActorLoad.Actors.Modules.Life;
using ActorLoad.Actors.Plans;
using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Index;
using Akka.Actor;

namespace ActorLoad.Simulation.Replay;

/// <summary>
/// Holds every message at which something was decided, until it is its turn. What was decided without being told (a plan that began in
/// the usual way, a step that succeeded) is not held. The router looks after its waiting requests when it did, and no plan dies here
/// before its end is taken. Not thread-safe.
/// </summary>
/// <param name="decisions">What was decided in this run.</param>
internal sealed class DecisionGate(IEnumerable<Decision> decisions) : IMessageGate
{
    private readonly Dictionary<DecisionKey, int> _expected = decisions
        .DistinctBy(decision => (decision.Order, DecisionKey.Of(decision)))
        .CountBy(DecisionKey.Of)
        .ToDictionary();

    private readonly Dictionary<DecisionKey, Queue<(IActorRef Receiver, Envelope Envelope)>> _held = [];
    private readonly Dictionary<string, (string Name, LifeKind Kind, IActorRef? Actor)> _files = new(StringComparer.Ordinal);
    private readonly Queue<(BeginPlan Plan, IActorRef Receiver)> _begins = [];
    private object? _passing;

    /// <summary>What the plans are that have begun.</summary>
    internal Dictionary<long, Resolution> Plans { get; } = [];

    /// <inheritdoc/>
    public bool Holds(IActorRef receiver, Envelope envelope)
    {
        if (ReferenceEquals(envelope.Message, _passing))
        {
            return false;
        }

        var message = envelope.Message is IWrappedMessage wrapped ? wrapped.Message : envelope.Message;
        Note(message, envelope.Sender);
        if (message is SweepRequests or Terminated)
        {
            return true;
        }

        if (DecisionKey.Of(message) is not { } key)
        {
            return false;
        }

        if (key.Kind is DecisionKind.Short or DecisionKind.StepEnded && _expected.GetValueOrDefault(key) == 0)
        {
            if (message is BeginPlan begin)
            {
                _begins.Enqueue((begin, receiver));
            }

            return message is BeginPlan;
        }

        if (!_held.TryGetValue(key, out var queue))
        {
            _held.Add(key, queue = []);
        }

        queue.Enqueue((receiver, envelope));
        return true;
    }

    /// <summary>The message that is held for this decision; null if there is none.</summary>
    internal object? Peek(DecisionKey key) => _held.TryGetValue(key, out var queue) && queue.TryPeek(out var held)
        ? held.Envelope.Message is IWrappedMessage wrapped ? wrapped.Message : held.Envelope.Message
        : null;

    /// <summary>It is its turn.</summary>
    internal void Release(DecisionKey key)
    {
        var (receiver, envelope) = _held[key].Dequeue();
        _expected[key] = _expected.GetValueOrDefault(key) - 1;
        Pass(receiver, envelope.Message, envelope.Sender);
    }

    /// <summary>A plan that began in the usual way: of which nothing was told, so that it begins as soon as it can. Null if there is none.</summary>
    internal (BeginPlan Plan, IActorRef Receiver)? NextBegin() => _begins.TryDequeue(out var begin) ? begin : null;

    /// <summary>Sends a message that is not held.</summary>
    internal void Pass(IActorRef receiver, object message, IActorRef? sender = null)
    {
        _passing = message;
        receiver.Tell(message, sender ?? ActorRefs.NoSender);
    }

    /// <summary>In which states the files of a module's name are that have been asked for.</summary>
    internal IEnumerable<LifeKind> LivesOf(string name) => _files.Values.Where(file => file.Name == name).Select(file => file.Kind);

    /// <summary>Which module this names, by its path or its name; and which actor it has, null where none has come to anything.</summary>
    internal (string Name, IActorRef? Actor) ModuleOf(string which) =>
        _files.TryGetValue(which, out var file) ? (file.Name, file.Actor) : (which, null);

    private void Note(object message, IActorRef sender)
    {
        switch (message)
        {
            case BeginPlan begin:
                Plans[begin.Order.Run] = begin.Order.Resolution;
                break;
            case EnsureLive wish:
                _files.TryAdd(wish.Order.Path, (wish.Order.Name, LifeKind.Absent, Actor: null));
                break;
            case RestoreFailure restore:
                _files.TryAdd(restore.Path, (restore.Name, LifeKind.Absent, Actor: null));
                break;
            case LifeChanged change when _files.TryGetValue(change.Path, out var file):
                _files[change.Path] = (file.Name, change.Kind, sender);
                break;
        }
    }
}
