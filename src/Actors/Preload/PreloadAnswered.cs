using ActorLoad.Actors.Requests;
using Akka.Actor;

namespace ActorLoad.Actors.Preload;

/// <summary>A question of ours got its answer; null is a refusal.</summary>
internal sealed record PreloadAnswered(Outcome? Outcome) : INoSerializationVerificationNeeded;
