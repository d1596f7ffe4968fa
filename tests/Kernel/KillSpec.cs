using System.Text.Json;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Demo;
using ActorLoad.Kernel.Tests.Guests;

namespace ActorLoad.Kernel.Tests;

/// <summary>The service is killed in a storm, on a real kernel.</summary>
public sealed class KillSpec
{
    private const int SecondsARound = 300;

    [Fact]
    public async Task Kill_9_in_a_storm_should_repeat_no_load_and_lose_nothing_that_was_written()
    {
        var count = Everything.IsWanted ? 50 : 1;
        var seed = Random.Shared.Next();
        using var run = await SceneRun.PlayAsync((count + 2) * SecondsARound, "kills", $"{count}", $"{seed}");
        var rounds = JsonSerializer.Deserialize<KillRound[]>(await File.ReadAllTextAsync(run[KillScene.Rounds]))!;
        Assert.Equal(count, rounds.Length);

        // A second call for a live module, or beside one in flight, is one that the kernel refuses.
        var calls = Enumerable.Range(0, count + 1).SelectMany(i => File.ReadLines(run[$"{Files.Trace}.{i}"])).ToList();
        Assert.NotEmpty(calls);
        Assert.DoesNotContain(calls, line => line.Contains(" = -1 "));

        Assert.All(rounds, round =>
        {
            Assert.DoesNotContain(round.Killed.Errors.Keys, error => error.Contains("time limit"));
            Assert.Equal((0, 0), (round.After.Unanswered, round.After.Errors.Count));
            Assert.All(round.After.Answers, answer => Assert.Equal("live", answer.Answer.Outcome));
            Assert.Equal(8, round.After.ExitStatuses["load 0"]);
        });

        var events = run.Ledger.Events;
        Assert.DoesNotContain(events, happened => happened is UnreadableEvent or UnknownEvent or EventsLost);
        Assert.All(rounds, round => Assert.InRange(Weight(Of(round.Pid, events)), round.Written, long.MaxValue));
    }

    /// <summary>What one run of the service wrote.</summary>
    private static IEnumerable<ILedgerEvent> Of(int pid, IReadOnlyList<ILedgerEvent> events) => events
        .SkipWhile(happened => happened is not ServiceStarted started || started.Pid != pid)
        .Take(1)
        .Concat(events
            .SkipWhile(happened => happened is not ServiceStarted started || started.Pid != pid)
            .Skip(1)
            .TakeWhile(happened => happened is not ServiceStarted));

    /// <summary>As the journal counts: each request is one event, decision and process.</summary>
    private static long Weight(IEnumerable<ILedgerEvent> events) => events.Sum(happened => happened switch
    {
        RequestsAnswered batch => batch.Requests.Length,
        DecisionsMade batch => batch.Decisions.Length,
        ProcessesSeen batch => batch.Processes.Length,
        _ => 1,
    });
}
