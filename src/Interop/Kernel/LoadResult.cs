namespace ActorLoad.Interop.Kernel;

/// <summary>What came of one attempt to load a module file.</summary>
/// <param name="Errno">0, or the errno of the stage that failed.</param>
/// <param name="Stage">The stage that was reached.</param>
/// <param name="FileBytes">Size of the file, in bytes; 0 if it could not be opened.</param>
/// <param name="Detail">What errno alone does not say (which limit, which format), or null.</param>
public readonly record struct LoadResult(int Errno, LoadStage Stage, long FileBytes = 0, string? Detail = null)
{
    /// <summary>Whether the kernel accepted the module.</summary>
    public bool Succeeded => Errno == 0;
}
