using ActorLoad.Interop.Commands;
using Akka.Event;
using Akka.Actor;

namespace ActorLoad.Actors.Plans;

/// <summary>An install command has ended.</summary>
/// <param name="Token">The step's token.</param>
/// <param name="ExitStatus">Its exit status; null if it could not be run.</param>
/// <param name="Detail">Why it could not be run, or how it was ended, or null.</param>
internal sealed record CommandEnded(int Token, int? ExitStatus, string? Detail) : INoSerializationVerificationNeeded, IDeadLetterSuppression;
