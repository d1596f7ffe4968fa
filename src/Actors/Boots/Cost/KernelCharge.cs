namespace ActorLoad.Actors.Boots.Cost;

/// <summary>Where the kernel counts a call that brought nothing (kernel/module/stats.c and load_module in kernel/module/main.c).</summary>
public enum KernelCharge
{
    /// <summary>
    /// Refused before memory for the module was taken: the file was read in vain (failed_becoming, its length). Where a duplicate ends in 6.4,
    /// and a file that is none for this kernel in every version.
    /// </summary>
    Becoming,

    /// <summary>
    /// Refused after that: the file was read and the module laid out in vain (failed_load_modules, twice its length). Where a duplicate ends
    /// before 6.4, and a module whose symbols are missing in every version.
    /// </summary>
    Load,

    /// <summary>The module's own init failed. The kernel counts it nowhere; the file was read in vain all the same.</summary>
    Init,

    /// <summary>From 6.5 on the kernel lets a duplicate wait without reading the file, as long as the other call of finit_module(2) lasts.</summary>
    Merged,
}
