namespace ActorLoad.Interop.Udev;

/// <summary>A rule of udevd.</summary>
/// <param name="File">Its file.</param>
/// <param name="Number">The line that it begins in, from 1.</param>
/// <param name="Text">The rule, continued lines joined.</param>
public sealed record RuleLine(string File, int Number, string Text);
