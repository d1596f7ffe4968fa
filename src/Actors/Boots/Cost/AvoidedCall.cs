namespace ActorLoad.Actors.Boots.Cost;

/// <summary>A call of the kernel that a request would have made on its own, and that converging avoided.</summary>
/// <param name="Request">Place of the request in the story.</param>
/// <param name="Load">What it shared instead: a load under way, or one that had failed.</param>
/// <param name="FileBytes">Size of the file; 0 where it is not known.</param>
/// <param name="Charge">Where the kernel would have counted it.</param>
/// <param name="IsRepeat">Whether the load had failed before the request came; otherwise it was under way.</param>
public readonly record struct AvoidedCall(int Request, BootLoad Load, long FileBytes, KernelCharge Charge, bool IsRepeat)
{
    /// <summary>What the kernel would have counted; for <see cref="KernelCharge.Init"/>, which it does not count, the file.</summary>
    public long KernelBytes => KernelRules.Bytes(Charge, FileBytes);
}
