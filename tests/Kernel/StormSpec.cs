using ActorLoad.Demo;
using ActorLoad.Kernel.Tests.Guests;
using ActorLoad.Storm;

namespace ActorLoad.Kernel.Tests;

/// <summary>The published service and client on a real kernel, in a storm; strace counts the calls.</summary>
public sealed class StormSpec
{
    // Hang guards, not measures: 500 processes take this guest two minutes on a quiet machine and many on a busy one.
    private const int Minutes = 60;

    private static readonly int Processes = Everything.IsWanted ? 500 : 30;
    private static readonly int Requests = Processes * (1 + StormScenes.RequestsEach);

    [Fact]
    public async Task Storm_for_three_plans_should_call_the_kernel_once_for_each_file()
    {
        using var run = await SceneRun.PlayAsync(30 * Minutes, "three-plans", $"{Processes}");
        var storm = run.Report.Storms.Single();
        Assert.Equal((Requests, Requests), (storm.Requests, storm.Answered));
        Assert.Empty(storm.Errors);
        Assert.Equal(Processes, storm.ExitStatuses["load 0"]);
        Assert.All(storm.Answers, answer => Assert.Equal("live", answer.Answer.Outcome));

        var expected = await File.ReadAllLinesAsync(run[StormScenes.Expected]);
        Assert.InRange(expected.Length, 20, 30);
        Assert.Equal(expected.Order(), run.Trace.ByPath.Keys.Select(Path.GetFileName).Order());
        Assert.Equal(expected.Length, run.Trace.Total);
        Assert.Equal(expected.Length, run.Report.Status.KernelCalls);

        Assert.Equal(Roles(storm), Roles(run.Ledger));
        Assert.Equal(Requests, run.Ledger.Requests.Select(request => request.Id).Distinct().Count());
        Assert.Equal(Processes + 1, run.Ledger.Requests.Select(request => request.Requester.Pid).Distinct().Count());
        Assert.Equal(0, run.Report.StopStatus);
    }

    [Fact]
    public async Task Refused_module_should_be_tried_once_and_again_only_when_asked_to()
    {
        using var run = await SceneRun.PlayAsync(15 * Minutes, "refusal");
        Assert.Equal(["1", "1", "2"], await File.ReadAllLinesAsync(run[StormScenes.Calls]));

        // What the kernel said, as strace saw it.
        var said = File.ReadLines(run[Files.Trace]).Where(line => line.Contains("init_module(")).ToList();
        Assert.All(said, line => Assert.Contains(" = -1 ENOENT ", line));

        var (first, second, retry) = (run.Report.Storms[0], run.Report.Storms[1], run.Report.Storms[2]);
        foreach (var storm in (StormSummary[])[first, second])
        {
            Assert.Equal((120, 0), (storm.Answered, storm.Unanswered));
            Assert.Equal(120, storm.Answers.Sum(answer => answer.Count));
            Assert.Equal(20, storm.ExitStatuses["load 1"]);
            Assert.Equal(("failed", "ENOENT", "insert"), storm.Answers.Select(a => (a.Answer.Outcome, a.Answer.ErrnoName, a.Answer.Stage)).Distinct().Single());
        }

        Assert.Equal(1, Roles(first)["leader"]);
        Assert.Equal(["joined", "leader", "remembered"], Roles(first).Keys.Union(["remembered"]).Order());
        Assert.Equal(120, Roles(second)["remembered"]);
        Assert.Equal(1, Roles(retry)["leader"]);
    }

    [Fact]
    public async Task Names_of_one_file_should_meet_in_one_module()
    {
        using var run = await SceneRun.PlayAsync(15 * Minutes, "names");
        var storm = run.Report.Storms.Single();
        Assert.Equal((60, 60), (storm.Requests, storm.Answers.Where(a => a.Answer.Outcome == "live").Sum(a => a.Count)));
        Assert.Equal(5, storm.Answers.Select(answer => answer.Answer.Spec).Distinct().Count());
        Assert.Equal(1, run.Trace.Total);
        Assert.Equal(1, run.Report.Status.Modules.Values.Sum());
    }

    [Fact]
    public async Task Stop_in_a_storm_should_answer_every_waiter_and_complete_the_journal()
    {
        using var run = await SceneRun.PlayAsync(15 * Minutes, "stop");
        var storm = run.Report.Storms.Single();
        Assert.Equal(0, run.Report.StopStatus);
        Assert.DoesNotContain(storm.Errors.Keys, error => error.Contains("time limit"));
        var refused = storm.Errors.Where(error => error.Key.Contains("io.actorload.Loader.Stopping")).Sum(error => error.Value);
        var answered = storm.Answers.Sum(answer => answer.Count);
        Assert.InRange(answered + refused, run.Report.Status.Arrived, storm.Requests);

        // Whom the service had heard got what the ledger says; whom it had not was told that it is gone.
        Assert.Equal(Roles(storm), Roles(run.Ledger));
        Assert.Equal(run.Ledger.Started.Select(load => load.Path).Order(), run.Ledger.Finished.Select(load => load.Path).Order());
        Assert.Equal(run.Trace.Total, run.Ledger.Started.Count);
        Assert.Contains("journal-complete=True", run.Log);
    }

    private static Dictionary<string, int> Roles(StormSummary storm) =>
        storm.Answers.GroupBy(answer => answer.Answer.Role).ToDictionary(role => role.Key, role => role.Sum(answer => answer.Count));

    private static Dictionary<string, int> Roles(LedgerView ledger) =>
        ledger.Requests.CountBy(request => request.Role.ToString().ToLowerInvariant()).ToDictionary();
}
