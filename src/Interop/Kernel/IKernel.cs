namespace ActorLoad.Interop.Kernel;

/// <summary>
/// The kernel as a loader of modules. <c>LinuxKernel</c> is the real one; tests, benches and replay bring a
/// simulated one, and both pass the same specs. All members may be called from any thread.
/// </summary>
public interface IKernel
{
    /// <summary>
    /// Hands a module file to the kernel and completes when the kernel has answered, which may take minutes and cannot
    /// be cancelled. Never runs on the caller's thread nor on the thread pool. Failures are in the result; the task
    /// faults only if this process could not even try (no thread to be had).
    /// </summary>
    Task<LoadResult> LoadAsync(LoadOrder order);

    /// <summary>The state of the module of this name (underscores) now. Does not block beyond a read of sysfs.</summary>
    InitState GetInitState(string name);

    /// <summary>
    /// Whether the module of this name is live now: the cheap form of <see cref="GetInitState"/> for names that were
    /// live before (one system call).
    /// </summary>
    bool IsLive(string name);

    /// <summary>
    /// Canonical path of a file whose load has made the kernel ask for this name (request_module()) and waits for the answer;
    /// null if there is none that is known: a kernel thread that a load waits for never is. Each ask is given once. Does not
    /// block.
    /// </summary>
    string? TakeAsk(string name);

    /// <summary>The kernel's taint mask, <c>/proc/sys/kernel/tainted</c>; 0 if it cannot be read.</summary>
    long Taint { get; }
}
