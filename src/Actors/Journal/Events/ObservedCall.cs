using System.Text.Json.Serialization;
using ActorLoad.Actors.Requests;

namespace ActorLoad.Actors.Journal.Events;

/// <summary>
/// A call of finit_module(2) or init_module(2) that somebody made past the service, as the kernel's trace says: what <c>mode = observe</c>
/// journals.
/// </summary>
/// <param name="At">When it began.</param>
/// <param name="Call">finit_module or init_module.</param>
/// <param name="Requester">Who called; with the device that a worker of udevd was at.</param>
/// <param name="Cpu">On which CPU.</param>
/// <param name="Path">The module file that the thread had opened last; null where that is not known.</param>
/// <param name="Name">Module name: the kernel's where it said one, else from the file's; null where neither is known.</param>
/// <param name="Errno">What the call returned; 0 for success.</param>
/// <param name="Inserted">
/// Whether the kernel took the module in within this very call (<c>module:module_load</c>, just before the module's init). Without it, 0 is
/// somebody else's success (calls that the kernel merges since 6.5), EEXIST and EBUSY are a duplicate; with it, a failure is the init's own.
/// </param>
/// <param name="Microseconds">How long it took.</param>
/// <param name="FileBytes">Size of the file; 0 where it is not known.</param>
/// <param name="Bus">The bus of the requester's device, or of the closest device above it that is on one.</param>
/// <param name="Parent">Name and id of the requester's parent process, where it could still be asked.</param>
/// <param name="Asked">What the kernel had asked its helper for, where that was the requester.</param>
/// <param name="Asker">The thread that made it ask.</param>
/// <param name="CallSite">And the kernel function.</param>
public sealed record ObservedCall(
    DateTimeOffset At,
    string Call,
    Requester Requester,
    int Cpu,
    string? Path,
    string? Name,
    int Errno,
    bool Inserted,
    long Microseconds,
    long FileBytes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Bus = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Parent = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Asked = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Asker = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? CallSite = null) : ILedgerEvent
{
    /// <summary>What became of it.</summary>
    [JsonIgnore]
    public CallFate Fate => this switch
    {
        { Errno: 0 } => Inserted ? CallFate.Live : CallFate.Merged,
        { Inserted: false, Errno: Interop.Kernel.Errno.EEXIST or Interop.Kernel.Errno.EBUSY } => CallFate.Duplicate,
        _ => CallFate.Failed,
    };

    /// <summary>Size of the file where the kernel read it for nothing; a call that it merged reads none.</summary>
    [JsonIgnore]
    public long FileBytesInVain => Fate is CallFate.Duplicate or CallFate.Failed ? FileBytes : 0;

    /// <summary>Who called: the process with its parent, or with what the kernel had asked for and who made it ask.</summary>
    public string Describe()
    {
        var caller = $"{Requester.Comm ?? "?"}[{Requester.Pid}]";
        return this switch
        {
            { Requester.Kind: RequesterKind.Kernel } => $"{caller} for the kernel: {Asked}, by {Asker ?? "?"} in {CallSite ?? "?"}",
            { Parent: { } parent } => $"{caller} of {parent}",
            _ => caller,
        };
    }
}
