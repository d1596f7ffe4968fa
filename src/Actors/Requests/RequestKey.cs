using ActorLoad.Interop.Index;

namespace ActorLoad.Actors.Requests;

/// <summary>
/// What makes two requests the same question. The depth of install commands is part of it, so that a command which asks for
/// its own module does not wait for itself.
/// </summary>
/// <param name="Spec">Module name, alias or absolute path, as asked.</param>
/// <param name="Parameters">The caller's own parameters; empty for none.</param>
/// <param name="Flags">What changes the resolution.</param>
/// <param name="InstallDepth">How many install commands stand above the request; 0 for none.</param>
public readonly record struct RequestKey(string Spec, string Parameters, ResolveFlags Flags, int InstallDepth);
