namespace ActorLoad.Rpc.Messages;

/// <summary>Parameters of <c>Explain</c>; they mean what they mean in <see cref="LoadParameters"/>.</summary>
/// <param name="Spec">A module name, an alias or an absolute path.</param>
/// <param name="Parameters">The caller's own parameters.</param>
/// <param name="UseBlacklist"><c>modprobe -b</c>.</param>
/// <param name="IgnoreInstall"><c>modprobe -i</c>.</param>
public sealed record ExplainParameters(
    string Spec, string? Parameters = null, bool UseBlacklist = false, bool IgnoreInstall = false);
