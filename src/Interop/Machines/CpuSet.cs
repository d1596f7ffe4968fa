using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Tmds.Linux;

namespace ActorLoad.Interop.Machines;

/// <summary>
/// Processors on which threads may run: the mask of sched_setaffinity(2). What a thread starts, thread or process, has the mask of that
/// thread; what the kernel starts for it (kernel threads, work queues, helpers) has not.
/// </summary>
public sealed class CpuSet
{
    private const int ThisThread = 0;
    private const int BitsPerWord = 64;

    // The kernel wants room for all the processors that it was built for, at most 8192 (CONFIG_NR_CPUS of arch/x86/Kconfig).
    private const int Words = 8192 / BitsPerWord;

    private readonly ImmutableArray<ulong> _words;

    private CpuSet(ImmutableArray<ulong> words) => _words = words;

    /// <summary>How many.</summary>
    public int Count => _words.Sum(BitOperations.PopCount);

    /// <summary>Those of the calling thread; null where the kernel does not say.</summary>
    public static unsafe CpuSet? OfThisThread()
    {
        var words = new ulong[Words];
        fixed (ulong* start = words)
        {
            return LibC.sched_getaffinity(ThisThread, Words * sizeof(ulong), (cpu_set_t*)start) < 0 ? null : new CpuSet([.. words]);
        }
    }

    /// <summary>The last of these, by number; all if there are no more. Interrupts of devices mostly go to the first.</summary>
    public CpuSet Last(int count)
    {
        var words = _words.ToArray();
        for (var (cpu, surplus) = (0, Count - count); surplus > 0; cpu++)
        {
            surplus -= (int)(words[cpu / BitsPerWord] >> (cpu % BitsPerWord) & 1);
            words[cpu / BitsPerWord] &= ~(1UL << (cpu % BitsPerWord));
        }

        return new CpuSet([.. words]);
    }

    /// <summary>Keeps the calling thread to these. False and the errno if the kernel refuses (EPERM; EINVAL if none of them is there any more).</summary>
    public bool KeepThisThread(out int errno) => Keep(ThisThread, out errno);

    /// <summary>
    /// Keeps every thread of this process to these, and so all that they start. False and the errno if the kernel refuses, or /proc is
    /// missing (ENOENT).
    /// </summary>
    public bool KeepThisProcess(out int errno)
    {
        const string Tasks = "/proc/self/task";
        if (!Directory.Exists(Tasks))
        {
            errno = LibC.ENOENT;
            return false;
        }

        // One that begins meanwhile was begun by one of these; twice, so that it is found if that one was not kept yet.
        errno = 0;
        foreach (var task in Directory.EnumerateDirectories(Tasks).Concat(Directory.EnumerateDirectories(Tasks)))
        {
            if (!Keep(int.Parse(Path.GetFileName(task), CultureInfo.InvariantCulture), out errno) && errno != LibC.ESRCH)
            {
                return false;
            }
        }

        errno = 0;
        return true;
    }

    private unsafe bool Keep(int thread, out int errno)
    {
        int result;
        fixed (ulong* start = _words.AsSpan())
        {
            result = LibC.sched_setaffinity(thread, Words * sizeof(ulong), (cpu_set_t*)start);
            errno = Marshal.GetLastPInvokeError();
        }

        errno = result < 0 ? errno : 0;
        return result == 0;
    }
}
