namespace ActorLoad.Storm;

/// <summary>How a request was answered; equal ones are counted together.</summary>
/// <param name="By">connection, or process.</param>
/// <param name="Spec">What was asked.</param>
/// <param name="Role">In the interface's words.</param>
/// <param name="Outcome">In the interface's words.</param>
/// <param name="Errno">The first errno among the modules that the spec names; 0 for none.</param>
/// <param name="ErrnoName">Its name; null for 0.</param>
/// <param name="Stage">Where it failed, in the interface's words.</param>
public sealed record StormAnswer(string By, string Spec, string Role, string Outcome, int Errno, string? ErrnoName, string Stage);
