using ActorLoad.Interop.Machines;

namespace ActorLoad.Host.Cpus;

/// <summary>On how many of a machine's processors the service runs.</summary>
/// <param name="Machine">How many the service was given (sched_getaffinity(2)).</param>
/// <param name="Kept">On how many it runs.</param>
/// <param name="Measured">How many were there when it started; null where that was not measured.</param>
internal sealed record ProcessorShare(int Machine, int Kept, double? Measured = null)
{
    // One for the loads and one for what goes on beside them.
    private const int Least = 2;

    // With fewer there is nothing to be gained.
    private const int LeastToMeasure = 2 * Least;

    /// <summary>
    /// Decides. Fewer than all only where at least half are missing: what other programs take for a moment must not be mistaken for that.
    /// </summary>
    /// <param name="limit">What is configured.</param>
    /// <param name="machine">How many the service was given.</param>
    /// <param name="census">Says how many of so many are there; asked again if it says that many are missing.</param>
    public static ProcessorShare Decide(ProcessorLimit limit, int machine, Func<int, double> census)
    {
        if (limit.Most is { } most)
        {
            return new ProcessorShare(machine, most == 0 ? machine : Math.Min(most, machine));
        }

        if (machine < LeastToMeasure)
        {
            return new ProcessorShare(machine, machine);
        }

        var asked = Math.Min(machine, ProcessorCensus.MostAsked);
        var there = census(asked);
        if (AreMissing(there, asked))
        {
            there = Math.Max(there, census(asked));
        }

        return new ProcessorShare(machine, AreMissing(there, asked) ? Keep(there) : machine, there);
    }

    private static bool AreMissing(double there, int asked) => Keep(there) * 2 <= asked;

    private static int Keep(double there) => Math.Max(Least, (int)Math.Round(there));
}
