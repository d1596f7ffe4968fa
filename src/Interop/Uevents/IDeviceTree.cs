namespace ActorLoad.Interop.Uevents;

/// <summary>The machine's devices, which can be asked to say again that they are there.</summary>
public interface IDeviceTree
{
    /// <summary>
    /// Has the kernel send an event <c>add</c> for every device that names a module alias, each marked with the UUID. When the task
    /// completes the kernel has sent them all: it does so within the write.
    /// </summary>
    /// <param name="uuid">Lower case, with hyphens.</param>
    /// <param name="progress">Counts along.</param>
    /// <param name="stop">Ends the walk early.</param>
    Task PokeAsync(string uuid, WalkProgress progress, CancellationToken stop);
}
