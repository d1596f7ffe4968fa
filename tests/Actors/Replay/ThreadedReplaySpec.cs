using ActorLoad.Actors.Tests.Properties;
using ActorLoad.Simulation.Replay;
using CsCheck;

namespace ActorLoad.Actors.Tests.Replay;

/// <summary>Boots on real threads: nobody made the order of their messages.</summary>
public sealed class ThreadedReplaySpec
{
    private const int Storms = 8;
    private const int Threads = 4;
    private const int Requests = 1000;

    // Not all yet: docs/replay.md says how many are not.
    [Fact]
    public async Task Storms_on_four_threads_should_be_replayed_request_by_request_but_for_one_at_most()
    {
        var (exact, differing) = (0, string.Empty);
        for (var seed = 1; seed <= Storms; seed++)
        {
            var universe = ScheduleGen.Universe.Generate(new PCG((uint)seed, 1), min: null, out _);
            using var recording = new ThreadedRecording(universe);
            var result = BootReplay.RunInOrder(await recording.Storm(Threads, Requests, seed));
            Assert.Equal(Threads * Requests, result.Recorded.Requests);
            exact += result.IsExact ? 1 : 0;
            differing = result.IsExact
                ? differing
                : $"calls {result.Recorded.Calls} -> {result.Replayed.Calls}, {result.Differences.Length} requests, the first {result.Differences.FirstOrDefault()}";
        }

        Assert.True(exact >= Storms - 1, $"{exact} of {Storms} replays are exact; not this one: {differing}");
    }
}
