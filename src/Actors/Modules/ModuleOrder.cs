using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Actors.Modules;

/// <summary>What one plan wants of one module.</summary>
/// <param name="Name">Module name with underscores.</param>
/// <param name="Path">Canonical path of its file.</param>
/// <param name="Options">Parameters from modprobe.d and the kernel command line.</param>
/// <param name="Parameters">The caller's own parameters, for the requested module only; else empty.</param>
/// <param name="Force">Checks the kernel shall skip; a forced load is never shared with others.</param>
/// <param name="Retry">Whether a remembered failure is to be forgotten.</param>
/// <param name="Generation">Generation of the indexes the plan was made from.</param>
/// <param name="For">The request that leads the plan.</param>
/// <param name="Requester">Who made that request.</param>
public sealed record ModuleOrder(
    string Name,
    string Path,
    string Options,
    string Parameters,
    LoadFlags Force,
    bool Retry,
    long Generation,
    RequestId For,
    Requester Requester)
{
    /// <summary>The parameter string for the kernel: configuration first, the caller's own last, as modprobe does.</summary>
    public string AllOptions => Parameters.Length == 0 ? Options : Options.Length == 0 ? Parameters : $"{Options} {Parameters}";
}
