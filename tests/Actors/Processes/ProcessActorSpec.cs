using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Processes;
using ActorLoad.Interop.Peers;
using Akka.Actor;
using Akka.TestKit.Xunit2;

namespace ActorLoad.Actors.Tests.Processes;

public sealed class ProcessActorSpec : TestKit
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Actor_should_take_sightings_while_a_read_of_proc_hangs_and_tell_of_all_before_it_says_that_it_caught_up()
    {
        using var table = new StuckTable();
        var actor = Sys.ActorOf(ProcessActor.Props(table, TestActor, TimeProvider.System));
        actor.Tell(Sighting(100));
        await table.Reached.WaitAsync(Patience);
        actor.Tell(Sighting(101));
        var caughtUp = actor.Ask<CatchUpProcesses>(CatchUpProcesses.Instance, Patience);
        var answer = await actor.Ask<ActorIdentity>(new Identify(null), Patience);

        Assert.Equal(actor, answer.Subject);
        Assert.False(caughtUp.IsCompleted);
        table.Free();
        await caughtUp;
        Assert.Equal([100, 101], ReceiveN(2, Patience).Cast<ProcessSeen>().Select(seen => seen.Pid));
    }

    [Fact]
    public async Task Actor_should_go_on_after_a_look_that_broke()
    {
        using var table = new StuckTable { Problem = new InvalidOperationException("a bug") };
        table.Free();
        var actor = Sys.ActorOf(ProcessActor.Props(table, TestActor, TimeProvider.System));
        actor.Tell(Sighting(100));
        await actor.Ask<CatchUpProcesses>(CatchUpProcesses.Instance, Patience);
        table.Problem = null;
        actor.Tell(Sighting(101));
        await actor.Ask<CatchUpProcesses>(CatchUpProcesses.Instance, Patience);

        Assert.Equal(101, ExpectMsg<ProcessSeen>(Patience).Pid);
    }

    [Fact]
    public void Queue_should_be_bounded_and_count_what_it_has_no_room_for()
    {
        var queue = new ProcessQueue(capacity: 3, batch: 2);
        foreach (var pid in Enumerable.Range(1, 5))
        {
            queue.Add(Sighting(pid));
        }

        Assert.Equal(2, queue.Missed);
        Assert.Equal([1, 2], queue.Take().Select(sighting => sighting.Pid));
        Assert.Equal([3], queue.Take().Select(sighting => sighting.Pid));
        Assert.True(queue.IsEmpty);
    }

    private static ProcessSighting Sighting(int pid) => new(pid, new ProcessStat("modprobe", Parent: 1, Started: 1000), Exe: null);

    /// <summary>A procfs whose reads hang until it is freed.</summary>
    private sealed class StuckTable : IProcessTable, IDisposable
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _freed = new();

        public Task Reached => _reached.Task;

        public Exception? Problem { get; set; }

        public ProcessStat? StatOf(int pid)
        {
            _reached.TrySetResult();
            _freed.Wait();
            return Problem is null ? null : throw Problem;
        }

        public string? ExeOf(int pid) => null;

        public void Free() => _freed.Set();

        public void Dispose() => _freed.Dispose();
    }
}
