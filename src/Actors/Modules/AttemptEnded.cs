using ActorLoad.Interop.Kernel;
using Akka.Actor;
using Akka.Event;

namespace ActorLoad.Actors.Modules;

/// <summary>The load attempt of a module has come to its end.</summary>
/// <param name="Name">Name of the module.</param>
/// <param name="Result">What came of it; null if it is not known.</param>
internal sealed record AttemptEnded(string Name, LoadResult? Result) : INoSerializationVerificationNeeded, IDeadLetterSuppression;
