using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using ActorLoad.Actors.Tests.Support;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Kernel;
using ActorLoad.Simulation;

namespace ActorLoad.Actors.Tests.Requests;

/// <summary>What is kept of a question must not outlive its truth.</summary>
public sealed class KeptAnswerSpec : LoaderSpec
{
    private const string Other = "/elsewhere/snd.ko";

    [Fact]
    public void Parameters_that_another_load_replaced_should_be_called_ignored()
    {
        Index.Add("snd", "snd");
        Ask("snd", "index=1");
        Pass(1);
        Kernel.Remove("snd");
        Ask("snd", "index=2");
        Pass(1);
        var again = Ask("snd", "index=1");
        Assert.True(Assert.Single(again.Answer!.Modules).Answer.ParametersIgnored);
    }

    [Fact]
    public void A_name_that_another_file_took_meanwhile_should_be_called_a_conflict()
    {
        Index.Add("snd", "snd");
        Index.AddPlans(Other, () => [PlanOf(Other)]);
        Ask("snd");
        Pass(1);
        Kernel.Remove("snd");
        Ask(Other);
        Pass(1);
        var again = Ask("snd");
        Assert.Equal(Other, Assert.Single(again.Answer!.Modules).Answer.ConflictsWith);
    }

    [Fact]
    public void A_path_that_leads_to_another_file_now_should_load_that_one()
    {
        var target = "/builds/1/snd.ko";
        Index.AddPlans(Other, () => [PlanOf(target)]);
        Ask(Other);
        Pass(1);
        Kernel.Remove("snd");
        target = "/builds/2/snd.ko";
        Ask(Other);
        Pass(1);
        Assert.Equal(["/builds/1/snd.ko", "/builds/2/snd.ko"], Kernel.Calls.Select(call => call.Path));
    }

    [Fact]
    public void A_resolver_that_breaks_should_not_cost_the_answer()
    {
        Index.AddPlans("snd", () => throw new InvalidOperationException("no such luck"));
        var sink = Ask("snd");
        Assert.Equal((Outcome.Failed, Errno.EIO), (sink.Answer!.Outcome, sink.Answer.Errno));
        Assert.Contains("no such luck", Assert.Single(sink.Answer.Modules).Answer.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_restart_of_the_router_should_answer_who_waits_and_give_no_number_twice()
    {
        Index.Add("snd", "snd");
        Kernel.Script("/modules/snd.ko", Taking(10));
        var waiting = Ask("snd");
        Index.FailOnce();
        var met = Ask("snd");
        var next = Ask("snd");
        // The guardian that restarts it has a thread of its own.
        AwaitCondition(
            () =>
            {
                Pass(20);
                return next.Times > 0;
            },
            TimeSpan.FromMinutes(3),
            TimeSpan.FromMilliseconds(20));
        Assert.Equal((Errno.EIO, Errno.EIO), (waiting.Answer!.Errno, met.Answer!.Errno));
        Assert.Equal(Outcome.Live, next.Answer!.Outcome);
        Assert.Single(Kernel.Calls);
        Assert.Distinct(Told.OfType<RequestAnswered>().Select(answered => answered.Id));
    }

    private static ModulePlan PlanOf(string path) => new("snd", Blacklisted: false, [SimulatedIndex.Insert("snd", [], path: path)], TargetStep: 0);
}
