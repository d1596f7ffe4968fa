using ActorLoad.Actors.Tests.Properties;
using ActorLoad.Simulation.Replay;
using CsCheck;

namespace ActorLoad.Actors.Tests.Replay;

/// <summary>Boots on real threads: nobody made the order of their messages.</summary>
public sealed class ThreadedReplaySpec
{
    private const int Threads = 4;
    private static readonly (int Storms, int Requests) Size = Everything.IsWanted ? (24, 25_000) : (8, 1_000);

    [Fact]
    public async Task Storms_on_four_threads_should_be_replayed_request_by_request()
    {
        for (var seed = 1; seed <= Size.Storms; seed++)
        {
            var universe = ScheduleGen.Universe.Generate(new PCG((uint)seed, 1), min: null, out _);
            using var recording = new ThreadedRecording(universe);
            var result = BootReplay.RunInOrder(await recording.Storm(Threads, Size.Requests, seed));
            Assert.Equal(Threads * Size.Requests, result.Recorded.Requests);
            Assert.True(
                result.IsExact,
                $"storm {seed}: calls {result.Recorded.Calls} -> {result.Replayed.Calls}, {result.Differences.Length} requests, the first {result.Differences.FirstOrDefault()}");
        }
    }
}
