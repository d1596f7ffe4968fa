namespace ActorLoad.Actors.Requests;

/// <summary>Bounds on what the request router keeps, and on how long it waits.</summary>
/// <param name="Inquiries">How many questions are kept with their plans; beyond it, those nobody works on are dropped.</param>
/// <param name="InstallDepth">How deep install commands may nest.</param>
/// <param name="KernelWait">How long a request of the kernel itself waits for a load that it has not begun.</param>
/// <param name="SlowLoad">After how long a load is reported as slow, for the first time.</param>
public sealed record RequestLimits(int Inquiries, int InstallDepth, TimeSpan KernelWait, TimeSpan SlowLoad)
{
    /// <summary>The defaults of the configuration.</summary>
    public static RequestLimits Default { get; } = new(Inquiries: 32768, InstallDepth: 8, KernelWait: TimeSpan.FromSeconds(30), SlowLoad: TimeSpan.FromSeconds(10));
}
