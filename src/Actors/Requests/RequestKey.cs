using ActorLoad.Interop.Index;

namespace ActorLoad.Actors.Requests;

/// <summary>
/// What makes two requests the same question. The depth of install commands is part of it, so that a command which asks for
/// its own module does not wait for itself; and so are the loads that made the kernel ask, for the same reason.
/// </summary>
/// <param name="Spec">Module name, alias or absolute path, as asked.</param>
/// <param name="Parameters">The caller's own parameters; empty for none.</param>
/// <param name="Flags">What changes the resolution.</param>
/// <param name="InstallDepth">How many install commands stand above the request; 0 for none.</param>
/// <param name="Within">
/// Canonical paths, a line each, of the files whose loads wait for the answer; empty for none that are known. A plan does not wait
/// for these.
/// </param>
public readonly record struct RequestKey(string Spec, string Parameters, ResolveFlags Flags, int InstallDepth, string Within = "");
