using ActorLoad.Actors.Requests;

namespace ActorLoad.Actors.Modules;

/// <summary>A load that somebody may be waiting for.</summary>
/// <param name="Name">Module name.</param>
/// <param name="Path">Canonical path.</param>
/// <param name="Leader">The request that began it; null if others did.</param>
/// <param name="Requester">Who made that request.</param>
/// <param name="Begun">When it began, as a timestamp of the service's <see cref="TimeProvider"/>.</param>
public sealed record LoadUnderWay(string Name, string Path, RequestId? Leader, Requester? Requester, long Begun);
