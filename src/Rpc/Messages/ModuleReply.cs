namespace ActorLoad.Rpc.Messages;

/// <summary>One module that a request came to; <c>Module</c> of the interface.</summary>
/// <param name="Name">Its name, with underscores.</param>
/// <param name="Path">Its file; null when there is none.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Role">How this request came to its outcome.</param>
/// <param name="Requested">Whether the spec itself names it; false for dependencies and softdeps.</param>
/// <param name="Errno">0 unless it failed or, with firstTime, was there before.</param>
/// <param name="ErrnoName">For instance <c>ENOENT</c>; null for 0.</param>
/// <param name="Stage">Where it failed.</param>
/// <param name="Message">What happened, in words.</param>
/// <param name="ParametersIgnored">Whether the request's parameters were not applied, because it was loading or live.</param>
/// <param name="ConflictsWith">The other file of this name that the kernel has or is loading.</param>
public sealed record ModuleReply(
    string Name,
    string? Path,
    WireOutcome Outcome,
    WireRole Role,
    bool Requested,
    int Errno = 0,
    string? ErrnoName = null,
    WireStage Stage = WireStage.None,
    string? Message = null,
    bool ParametersIgnored = false,
    string? ConflictsWith = null);
