using Akka.Event;

namespace ActorLoad.Host.Configuration;

/// <summary>The keys under <c>actorload.log</c>.</summary>
/// <param name="Level">What is less than this is not logged.</param>
internal sealed record LogOptions(LogLevel Level);
