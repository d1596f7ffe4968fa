using Akka.Actor;

namespace ActorLoad.Simulation;

/// <summary>Decides over the order in which actors get their messages.</summary>
public interface IMessageGate
{
    /// <summary>Whether a message does not go to its receiver now. Who says so keeps it, and sends it again when it is its turn.</summary>
    bool Holds(IActorRef receiver, Envelope envelope);
}
