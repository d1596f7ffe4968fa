namespace ActorLoad.Interop.Index.Config;

/// <summary>Where some of a module's parameters were found.</summary>
/// <param name="Options">The parameters as the line gives them.</param>
/// <param name="File">The file, or <c>/proc/cmdline</c>.</param>
/// <param name="Line">The first of its physical lines, from 1.</param>
public sealed record OptionSource(string Options, string File, int Line);
