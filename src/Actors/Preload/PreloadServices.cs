using Akka.Actor;

namespace ActorLoad.Actors.Preload;

/// <summary>What preloading works with.</summary>
/// <param name="Mode">Whether anything is begun.</param>
/// <param name="Window">How long the beginning of a boot lasts, for the journal.</param>
/// <param name="ReadAsync">Reads the list and looks for the devices; never fails.</param>
/// <param name="Requests">The router of requests.</param>
/// <param name="Resolver">Knows what specs come to, where nothing is begun.</param>
/// <param name="Journal">Is told.</param>
/// <param name="Clock">The time.</param>
/// <param name="Tally">For the status.</param>
public sealed record PreloadServices(
    PreloadMode Mode,
    TimeSpan Window,
    Func<Task<PreloadPlan>> ReadAsync,
    IActorRef Requests,
    IActorRef Resolver,
    IActorRef Journal,
    TimeProvider Clock,
    PreloadTally Tally);
