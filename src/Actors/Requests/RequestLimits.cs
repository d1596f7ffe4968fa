namespace ActorLoad.Actors.Requests;

/// <summary>Bounds on what the request router keeps.</summary>
/// <param name="Inquiries">How many questions are kept with their plans; beyond it, those nobody works on are dropped.</param>
/// <param name="InstallDepth">How deep install commands may nest.</param>
public sealed record RequestLimits(int Inquiries, int InstallDepth)
{
    /// <summary>The defaults of the configuration.</summary>
    public static RequestLimits Default { get; } = new(Inquiries: 32768, InstallDepth: 8);
}
