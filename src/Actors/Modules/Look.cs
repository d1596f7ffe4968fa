using Akka.Actor;
using Akka.Event;

namespace ActorLoad.Actors.Modules;

/// <summary>To a module that others load or remove: look at its state again.</summary>
/// <param name="Name">Its name.</param>
internal sealed record Look(string Name) : INoSerializationVerificationNeeded, IDeadLetterSuppression;
