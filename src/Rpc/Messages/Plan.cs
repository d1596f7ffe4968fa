namespace ActorLoad.Rpc.Messages;

/// <summary>One match of a spec.</summary>
/// <param name="Target">The module.</param>
/// <param name="Blacklisted">Whether the blacklist takes it out.</param>
/// <param name="Steps">The steps, in kmod's order.</param>
public sealed record Plan(string Target, bool Blacklisted, IReadOnlyList<Step> Steps);
