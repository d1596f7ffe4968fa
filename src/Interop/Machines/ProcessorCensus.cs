using System.Diagnostics;

namespace ActorLoad.Interop.Machines;

/// <summary>
/// How many of a machine's processors are there. A virtual machine may have more of them than its host lets run at once, and nothing
/// tells it so: /proc/stat has a steal time only where the hypervisor reports one.
/// </summary>
public static class ProcessorCensus
{
    /// <summary>More are not asked: where so many are there, it is no matter whether some are missing.</summary>
    public const int MostAsked = 16;

    private const int StackBytes = 64 * 1024;
    private const int StepsPerPiece = 10_000;

    // Several turns of a host's scheduler (base_slice_ns of kernel/sched/fair.c: about 3 ms).
    private static readonly long Window = Stopwatch.Frequency / 100;

    // Time in which the threads find out when it begins.
    private static readonly long Notice = Stopwatch.Frequency / 200;

    /// <summary>
    /// Lets threads count at the same time, and says how many threads' worth of counting came out: close to
    /// <paramref name="asked"/> where so many are there and idle, less where they are not or have something else to do. Takes
    /// 60 ms, and longer where many are missing.
    /// </summary>
    /// <param name="asked">How many threads; 1 to <see cref="MostAsked"/>.</param>
    public static double Take(int asked)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(asked, MostAsked);

        // What one thread does is little now and then, and never too much.
        var alone = Math.Max(Math.Max(Count(1), Count(1)), Count(1));
        return alone == 0 ? asked : (double)Count(asked) / alone;
    }

    // Pieces of work that all threads together end within one window.
    private static long Count(int threads)
    {
        using var round = new Round();
        var all = new Thread[threads];
        for (var i = 0; i < threads; i++)
        {
            all[i] = new Thread(round.Work, StackBytes) { Name = "census", IsBackground = true };
            all[i].UnsafeStart();
        }

        round.Begin();
        foreach (var thread in all)
        {
            thread.Join();
        }

        return round.Pieces;
    }

    private sealed class Round : IDisposable
    {
        private readonly ManualResetEvent _begun = new(initialState: false);
        private long _begin;
        private long _pieces;
        private uint _value;

        public long Pieces => Volatile.Read(ref _pieces);

        public void Begin()
        {
            _begin = Stopwatch.GetTimestamp() + Notice;
            _ = _begun.Set();
        }

        public void Dispose() => _begun.Dispose();

        public void Work()
        {
            _ = _begun.WaitOne();
            var (own, begin, value) = (0L, _begin, (uint)Environment.CurrentManagedThreadId);
            long since;
            while ((since = Stopwatch.GetTimestamp() - begin) <= Window)
            {
                for (var i = 0; i < StepsPerPiece; i++)
                {
                    value = (value * 1_664_525) + 1_013_904_223;
                }

                own += since >= 0 ? 1 : 0;
            }

            // Or its making could be left out.
            Volatile.Write(ref _value, value);
            _ = Interlocked.Add(ref _pieces, own);
        }
    }
}
