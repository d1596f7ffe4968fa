using ActorLoad.Interop.Commands;
using ActorLoad.Interop.Machines;
using ActorLoad.Interop.Tests.Kernel;

namespace ActorLoad.Interop.Tests.Machines;

// What the kernel says in /proc (proc_pid_status(5)) is the other source.
public sealed class CpuSetSpec : IDisposable
{
    private const string Field = "Cpus_allowed_list:";
    private readonly MadeFolder _folder = new();

    [Fact]
    public void Thread_should_be_kept_to_the_last_processors()
    {
        var (given, before, kept, afterwards) = OnAThread(() =>
        {
            var all = CpuSet.OfThisThread()!;
            var (count, listed) = (all.Count, Listed("/proc/thread-self/status"));
            Assert.True(all.Last(1).KeepThisThread(out _));
            var one = Listed("/proc/thread-self/status");
            Assert.True(all.KeepThisThread(out _));
            return (count, listed, one, Listed("/proc/thread-self/status"));
        });

        Assert.Equal(Environment.ProcessorCount, given);
        Assert.Equal(before.Split('-', ',')[^1], kept);
        Assert.Equal(before, afterwards);
    }

    [Fact]
    public void More_than_there_are_should_be_all() => Assert.Equal(Environment.ProcessorCount, CpuSet.OfThisThread()!.Last(100_000).Count);

    [Fact]
    public void Install_command_should_run_where_it_is_told_to_and_its_starter_where_it_did()
    {
        var all = CpuSet.OfThisThread()!;
        var command = $"grep {Field} /proc/self/status >>{_folder.Path}/out";
        var starter = OnAThread(() =>
        {
            Assert.True(all.Last(1).KeepThisThread(out _));
            return Listed("/proc/thread-self/status");
        });

        Assert.Equal(0, Run(new LinuxInstallCommands(processors: all.Last(1)), command));
        Assert.Equal(0, Run(new LinuxInstallCommands(), command));

        var seen = File.ReadAllLines($"{_folder.Path}/out").Select(line => line[Field.Length..].Trim()).ToArray();
        Assert.Equal([starter, Listed("/proc/self/status")], seen);
    }

    // Threads have the processors of the thread that starts them.
    [Fact]
    public void Census_of_a_thread_with_one_processor_should_find_that_most_are_missing()
    {
        var there = OnAThread(() =>
        {
            Assert.True(CpuSet.OfThisThread()!.Last(1).KeepThisThread(out _));
            return Math.Max(ProcessorCensus.Take(8), ProcessorCensus.Take(8));
        });

        Assert.InRange(there, 0, 4);
    }

    public void Dispose() => _folder.Dispose();

    private static int Run(LinuxInstallCommands commands, string command) =>
        commands.RunAsync(new CommandOrder("made", command, "", Depth: 0)).GetAwaiter().GetResult().ExitStatus;

    private static T OnAThread<T>(Func<T> work)
    {
        var answer = new TaskCompletionSource<T>();
        new Thread(() =>
        {
            try
            {
                answer.SetResult(work());
            }
            catch (Exception e)
            {
                answer.SetException(e);
            }
        }).Start();
        return answer.Task.GetAwaiter().GetResult();
    }

    private static string Listed(string status) =>
        File.ReadLines(status).Single(line => line.StartsWith(Field, StringComparison.Ordinal))[Field.Length..].Trim();
}
