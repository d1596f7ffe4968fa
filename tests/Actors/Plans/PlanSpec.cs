using System.Collections.Immutable;
using ActorLoad.Actors.Requests;
using ActorLoad.Actors.Tests.Support;
using ActorLoad.Interop.Commands;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Kernel;
using ActorLoad.Simulation;

namespace ActorLoad.Actors.Tests.Plans;

public sealed class PlanSpec : LoaderSpec
{
    [Fact]
    public void Independent_dependencies_should_be_loaded_in_parallel()
    {
        Index.AddPlans("top", () => [new ModulePlan("top", Blacklisted: false,
            [SimulatedIndex.Insert("a", []), SimulatedIndex.Insert("b", []), SimulatedIndex.Insert("c", [0]), SimulatedIndex.Insert("top", [0, 1, 2])], 3)]);
        foreach (var name in new[] { "a", "b", "c", "top" })
        {
            Kernel.Script(SimulatedIndex.PathOf(name), Taking(100));
        }

        var sink = Ask("top");
        Assert.Equal(["/modules/a.ko", "/modules/b.ko"], Kernel.Calls.Select(call => call.Path));
        Pass(300);
        Assert.Equal(Outcome.Live, sink.Answer!.Outcome);
        Assert.Equal(["a", "b", "c", "top"], sink.Answer.Modules.Select(module => module.Answer.Name));
    }

    [Fact]
    public void A_softdep_that_fails_should_not_fail_the_plan_but_go_first()
    {
        Index.AddPlans("top", () => [new ModulePlan("top", Blacklisted: false,
            [SimulatedIndex.Insert("pre", [], required: false), SimulatedIndex.Insert("top", [], after: [0])], 1)]);
        Kernel.Script("/modules/pre.ko", Refused(Errno.ENODEV, 50));
        var sink = Ask("top");
        Assert.Equal(0, Kernel.CallsOf("/modules/top.ko"));
        Pass(60);
        Assert.Equal((Outcome.Live, 0), (sink.Answer!.Outcome, sink.Answer.Errno));
    }

    [Fact]
    public void Softdeps_that_name_each_other_should_not_deadlock()
    {
        Index.AddPlans("a", () => [Before("b", "a")]);
        Index.AddPlans("b", () => [Before("a", "b")]);
        Kernel.Script("/modules/a.ko", Taking(20));
        Kernel.Script("/modules/b.ko", Taking(20));
        var (a, b) = (Ask("a"), Ask("b"));
        Pass(100);
        Assert.Equal((Outcome.Live, Outcome.Live), (a.Answer!.Outcome, b.Answer!.Outcome));
        Assert.Equal(2, Kernel.Calls.Count);
    }

    [Fact]
    public void Nothing_new_should_be_begun_after_a_required_step_failed()
    {
        Index.AddPlans("top", () => [new ModulePlan("top", Blacklisted: false,
            [SimulatedIndex.Insert("a", []), SimulatedIndex.Insert("top", [0]), SimulatedIndex.Insert("post", [], required: false, after: [1])], 1)]);
        Kernel.Script("/modules/a.ko", Refused(Errno.ENOEXEC));
        var sink = Ask("top");
        Pass(5);
        Assert.Equal((Outcome.Failed, Errno.ENOEXEC), (sink.Answer!.Outcome, sink.Answer.Errno));
        Assert.Single(Kernel.Calls);
    }

    [Fact]
    public void All_matches_of_an_alias_should_be_loaded_and_the_worst_be_the_outcome()
    {
        Index.AddPlans("pci:x", () => [SimulatedIndex.Chain("good"), SimulatedIndex.Chain("bad"), new ModulePlan("listed", Blacklisted: true, [], -1)]);
        Kernel.Script("/modules/bad.ko", Refused(Errno.ENODEV));
        var sink = Ask("pci:x");
        Pass(5);
        Assert.Equal(
            [("good", Outcome.Live), ("bad", Outcome.Failed), ("listed", Outcome.Blacklisted)],
            sink.Answer!.Modules.Select(module => (module.Answer.Name, module.Answer.Outcome)));
        Assert.Equal((Outcome.Failed, Errno.ENODEV), (sink.Answer.Outcome, sink.Answer.Errno));
    }

    [Fact]
    public void A_blacklisted_match_should_be_left_alone_in_silence()
    {
        Index.AddPlans("alias", () => [new ModulePlan("listed", Blacklisted: true, [], -1)]);
        Assert.Equal((Role.Blacklisted, Outcome.Blacklisted, 0), (Ask("alias").Answer!.Role, Ask("alias").Answer!.Outcome, Kernel.Calls.Count));
    }

    [Fact]
    public void A_builtin_should_need_no_call()
    {
        Index.AddPlans("unix", () => [new ModulePlan("unix", Blacklisted: false,
            [new PlanStep("unix", null, null, StepAction.Builtin, "", null, Required: true, [], [])], 0)]);
        var (first, second) = (Ask("unix"), Ask("unix"));
        Assert.Equal((Role.Builtin, Outcome.Builtin), (first.Answer!.Role, first.Answer.Outcome));
        Assert.Equal((Role.Builtin, 0), (second.Answer!.Role, Kernel.Calls.Count));
    }

    [Fact]
    public void An_install_command_should_run_in_place_of_the_load_and_hold_no_module()
    {
        Index.AddPlans("sound", () => [new ModulePlan("sound", Blacklisted: false, [SimulatedIndex.Command("sound", "modprobe -i sound", [])], 0)]);
        Index.Add("sound-itself", "sound");
        RecordingSink? nested = null;
        var ended = new TaskCompletionSource<CommandResult>();
        Commands.Run = _ =>
        {
            nested = Ask("sound-itself", installDepth: 1);
            return ended.Task;
        };
        var sink = Ask("sound");
        Pass(1);
        Assert.Equal(Outcome.Live, nested!.Answer!.Outcome);
        Settle(() => ended.SetResult(new CommandResult(0)));
        Assert.Equal((Role.Leader, Outcome.Live), (sink.Answer!.Role, sink.Answer.Outcome));
    }

    [Fact]
    public void An_install_command_that_asks_for_its_own_module_should_come_to_an_end()
    {
        Index.AddPlans("loop", () => [new ModulePlan("loop", Blacklisted: false, [SimulatedIndex.Command("loop", "modprobe loop", [])], 0)]);
        var nested = new List<RecordingSink>();
        Commands.Run = order =>
        {
            nested.Add(Ask("loop", installDepth: order.Depth + 1));
            return Task.FromResult(new CommandResult(nested[^1].Refusal is null ? 0 : 1));
        };
        var sink = Ask("loop");
        Pass(1);
        Assert.Equal(1, sink.Times);
        Assert.Equal(RequestLimits.Default.InstallDepth + 1, Commands.Runs.Count);
        Assert.Equal(Refusal.InstallLoop, nested[^1].Refusal);
    }

    [Fact]
    public void A_command_that_fails_should_be_EINVAL_as_with_kmod()
    {
        Index.AddPlans("sound", () => [new ModulePlan("sound", Blacklisted: false, [SimulatedIndex.Command("sound", "false", [])], 0)]);
        Commands.Run = _ => Task.FromResult(new CommandResult(1));
        var sink = Ask("sound");
        Assert.Equal((Outcome.Failed, Errno.EINVAL, LoadStage.Command), (sink.Answer!.Outcome, sink.Answer.Errno, sink.Answer.Modules[0].Answer.Stage));
    }

    private static ModulePlan Before(string first, string target) => new(
        target, Blacklisted: false, [SimulatedIndex.Insert(first, [], required: false), SimulatedIndex.Insert(target, [], after: [0])], 1);
}
