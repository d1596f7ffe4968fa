using ActorLoad.Actors.Journal.Events;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Actors.Boots;

/// <summary>One time that somebody tried to load a module: a load of the service, or a call of others that it observed. What became live when, and for what the kernel was called, is asked here for both.</summary>
/// <param name="Name">Module name; null where it is not known.</param>
/// <param name="Path">The file; null where it is not known.</param>
/// <param name="Began">When it began.</param>
/// <param name="Ended">When its end was known; null while it is not.</param>
/// <param name="Microseconds">How long it took.</param>
/// <param name="Fate">What became of it; null while the end is not known.</param>
/// <param name="Errno">0, or what it failed with.</param>
/// <param name="Stage">Where it ended, in the interface's words; null while the end is not known.</param>
/// <param name="Detail">More, or null.</param>
/// <param name="FileBytes">Size of the file; 0 where it is not known.</param>
/// <param name="By">Who led or called, in one word; null where that is not known.</param>
/// <param name="IsCall">Whether it came to the kernel.</param>
/// <param name="WasInserted">Whether the kernel is known to have taken the module in, so that a failure is its init's.</param>
/// <param name="Load">The service's load; null for a call of others.</param>
/// <param name="Call">The call of others; null for a load of the service.</param>
public sealed record BootAttempt(
    string? Name,
    string? Path,
    DateTimeOffset Began,
    DateTimeOffset? Ended,
    long Microseconds,
    CallFate? Fate,
    int Errno,
    string? Stage,
    string? Detail,
    long FileBytes,
    string? By,
    bool IsCall,
    bool WasInserted,
    BootLoad? Load,
    ObservedCall? Call)
{
    private const string Insert = "insert";

    /// <summary>Whether the module was not loaded by it, and it is over.</summary>
    public bool IsInVain => Fate is not null and not CallFate.Live;

    /// <summary>Whether the module was there, or another call was loading it.</summary>
    public bool IsDuplicate => Fate is CallFate.Duplicate or CallFate.Merged;

    /// <summary>Size of the file where the kernel read it for nothing.</summary>
    public long FileBytesInVain => IsCall && Fate is CallFate.Duplicate or CallFate.Failed ? FileBytes : 0;

    /// <summary>All of a boot: the service's in the order of their beginning, then those of others in that of their ends.</summary>
    public static IEnumerable<BootAttempt> Of(BootStory story) => story.Loads.Select(Of).Concat(story.Observed.Select(Of));

    /// <summary>A load of the service.</summary>
    public static BootAttempt Of(BootLoad load) => new(
        load.Name,
        load.Path,
        load.Began,
        load.Ended,
        load.Microseconds,
        load.Ended is null ? null : OfOwn(load),
        load.Errno,
        load.Stage,
        load.Detail,
        load.FileBytes,
        load.Requester,
        load.IsCall,
        WasInserted: false,
        load,
        Call: null);

    /// <summary>A call of others.</summary>
    public static BootAttempt Of(ObservedCall call) => new(
        call.Name,
        call.Path,
        call.At,
        Moments.After(call.At, call.Microseconds),
        call.Microseconds,
        call.Fate,
        call.Errno,
        Insert,
        Detail: null,
        call.FileBytes,
        call.Requester.Describe(),
        IsCall: true,
        call.Inserted,
        Load: null,
        call);

    // The kernel does not say from where it has EEXIST; for the service's own calls nothing is traced.
    private static CallFate OfOwn(BootLoad load) => load switch
    {
        { Errno: 0 } => CallFate.Live,
        { Stage: Insert, Errno: Interop.Kernel.Errno.EEXIST or Interop.Kernel.Errno.EBUSY } => CallFate.Duplicate,
        _ => CallFate.Failed,
    };
}
