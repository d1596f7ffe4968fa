namespace ActorLoad.Interop.Kernel.Stats;

/// <summary>Where the kernel's own counts are read.</summary>
public interface IModuleStats
{
    /// <summary>Reads them.</summary>
    /// <param name="problem">Why they cannot be; null where they could.</param>
    ModuleStats? Read(out string? problem);
}
