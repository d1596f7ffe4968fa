using ActorLoad.Interop.Kernel;
using ActorLoad.Interop.Machines;

namespace ActorLoad.Host.Cpus;

/// <summary>
/// Keeps the service, and with it its loads, to as many processors as are there. A load that succeeds changes the kernel's code, and for
/// each change all processors are interrupted and waited for; those of a virtual machine that do not run let it wait for their turn on
/// the host, and every one that the service keeps busy beyond them makes these turns longer.
/// </summary>
/// <param name="Share">How many.</param>
/// <param name="Before">On which the service ran before, and others that it starts are to run; null where that is the same.</param>
/// <param name="Problem">Why it could not be done; null where it could.</param>
internal sealed record ProcessorRoom(ProcessorShare Share, CpuSet? Before = null, string? Problem = null)
{
    /// <summary>Measures where that is asked for, and keeps this process to what comes out. Blocks for some tenths of a second.</summary>
    public static ProcessorRoom Take(ProcessorLimit limit)
    {
        if (CpuSet.OfThisThread() is not { } given)
        {
            return new ProcessorRoom(new ProcessorShare(Environment.ProcessorCount, Environment.ProcessorCount), Problem: "sched_getaffinity(2) failed");
        }

        var share = ProcessorShare.Decide(limit, given.Count, ProcessorCensus.Take);
        return share.Kept == share.Machine
            ? new ProcessorRoom(share)
            : given.Last(share.Kept).KeepThisProcess(out var errno)
                ? new ProcessorRoom(share, given)
                : new ProcessorRoom(share with { Kept = share.Machine }, Problem: $"sched_setaffinity(2): {Errno.Describe(errno)}");
    }
}
