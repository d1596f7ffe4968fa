using ActorLoad.Interop.Kernel;

namespace ActorLoad.Actors.Requests;

/// <summary>One ask for one spec by one requester.</summary>
/// <param name="Key">What is asked.</param>
/// <param name="Requester">Who asks.</param>
/// <param name="Sink">Where the answer goes; called exactly once.</param>
/// <param name="ArrivedAt">When it arrived, as a timestamp of the service's <see cref="TimeProvider"/>.</param>
/// <param name="FirstTime">A module that is there already counts as EEXIST, as with modprobe --first-time.</param>
/// <param name="Retry">A remembered failure is to be forgotten.</param>
/// <param name="Force">Checks the kernel shall skip; such a request is never joined with others.</param>
/// <param name="Timeout">After how long the requester wants an answer in any case; null for never.</param>
public sealed record LoadRequest(
    RequestKey Key,
    Requester Requester,
    IAnswerSink Sink,
    long ArrivedAt,
    bool FirstTime = false,
    bool Retry = false,
    LoadFlags Force = LoadFlags.None,
    TimeSpan? Timeout = null);
