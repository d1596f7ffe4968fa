namespace ActorLoad.Interop.BootLists;

/// <summary>A module that a boot list wants.</summary>
/// <param name="Spec">Module name or alias, as it stands there.</param>
/// <param name="File">The list, or <c>/proc/cmdline</c>.</param>
/// <param name="Line">Its line, from 1.</param>
public sealed record BootListEntry(string Spec, string File, int Line);
