namespace ActorLoad.Actors.Boots;

/// <summary>One time that a module file was handed to the kernel, or was about to be.</summary>
/// <param name="Run">Which run of the service began it.</param>
/// <param name="Path">Canonical path.</param>
/// <param name="Name">Module name.</param>
/// <param name="Options">Its parameters.</param>
/// <param name="Leader">The request that led to it, of the same run; 0 where the journal lost it.</param>
/// <param name="Requester">Who that was, in one word; null where an old journal does not say.</param>
/// <param name="Attempt">1, or more after transient failures.</param>
/// <param name="Force">Flags of finit_module(2) that skip checks; 0 for none.</param>
/// <param name="Began">When.</param>
/// <param name="Ended">When the end was known; null while it is not.</param>
/// <param name="Microseconds">How long it took; 0 where it was looked up later.</param>
/// <param name="Errno">0, or what it failed with; 0 while the end is not known.</param>
/// <param name="Stage">Where it ended, in the interface's words; null while the end is not known.</param>
/// <param name="Detail">More, or null.</param>
/// <param name="FileBytes">Size of the file; 0 while it is not known.</param>
/// <param name="TaintBefore">The kernel's taint mask before.</param>
/// <param name="TaintAfter">And after.</param>
/// <param name="LookedUp">The service ended meanwhile, and its next run found out what came of it.</param>
public sealed record BootLoad(
    int Run,
    string Path,
    string Name,
    string Options,
    long Leader,
    string? Requester,
    int Attempt,
    int Force,
    DateTimeOffset Began,
    DateTimeOffset? Ended,
    long Microseconds,
    int Errno,
    string? Stage,
    string? Detail,
    long FileBytes,
    long TaintBefore,
    long TaintAfter,
    bool LookedUp)
{
    private const string Insert = "insert";

    /// <summary>Whether the kernel was called: not when the file could not be opened or unpacked, or the kernel takes none any more.</summary>
    public bool IsCall => Stage is null or Insert || LookedUp;

    /// <summary>Whether the module is live by it.</summary>
    public bool IsSuccess => Ended is not null && Errno == 0;

    /// <summary>Whether it is known to have failed.</summary>
    public bool IsFailure => Errno != 0;
}
