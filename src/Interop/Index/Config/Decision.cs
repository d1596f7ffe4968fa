namespace ActorLoad.Interop.Index.Config;

/// <summary>A line of configuration that decided something.</summary>
/// <param name="What">alias, blacklist, install, remove or softdep; for a line that another one switched off, a sentence.</param>
/// <param name="File">The file, or <c>/proc/cmdline</c>.</param>
/// <param name="Line">The first of its physical lines, from 1.</param>
/// <param name="Text">The logical line: continuation lines joined.</param>
public sealed record Decision(string What, string File, int Line, string Text);
