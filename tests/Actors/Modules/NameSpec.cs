using ActorLoad.Actors.Requests;
using ActorLoad.Actors.Tests.Support;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Kernel;
using ActorLoad.Simulation;

namespace ActorLoad.Actors.Tests.Modules;

/// <summary>The kernel knows a module by the name inside its file, so two files of one name are one module to it.</summary>
public sealed class NameSpec : LoaderSpec
{
    public NameSpec()
    {
        Index.Add("foo", "foo");
        Index.AddPlans("/copy/foo.ko", () => [new ModulePlan("foo", Blacklisted: false, [SimulatedIndex.Insert("foo", [], path: "/copy/foo.ko")], 0)]);
    }

    [Fact]
    public void Two_files_of_one_name_should_never_be_loaded_side_by_side()
    {
        Kernel.Script("/modules/foo.ko", Taking(50));
        var (first, second) = (Ask("foo"), Ask("/copy/foo.ko"));
        Pass(200);
        Assert.Single(Kernel.Calls);
        Assert.Null(first.Answer!.Modules[0].Answer.ConflictsWith);
        Assert.Equal((Outcome.Live, "/modules/foo.ko"), (second.Answer!.Outcome, second.Answer.Modules[0].Answer.ConflictsWith));
    }

    [Fact]
    public void The_other_file_should_be_tried_when_the_first_was_refused()
    {
        Kernel.Script("/modules/foo.ko", Refused(Errno.ENOEXEC, 50));
        var (first, second) = (Ask("foo"), Ask("/copy/foo.ko"));
        Pass(200);
        Assert.Equal((Outcome.Failed, Outcome.Live), (first.Answer!.Outcome, second.Answer!.Outcome));
        Assert.Equal(["/modules/foo.ko", "/copy/foo.ko"], Kernel.Calls.Select(call => call.Path));
        Assert.Equal(1, Kernel.MaxInFlight("foo"));
    }

    [Fact]
    public void A_removed_module_should_leave_its_name_to_the_other_file()
    {
        Ask("foo");
        Pass(1);
        Kernel.Remove("foo");
        var other = Ask("/copy/foo.ko");
        Pass(1);
        var back = Ask("foo", parameters: "a=1");
        Assert.Null(other.Answer!.Modules[0].Answer.ConflictsWith);
        Assert.Equal("/copy/foo.ko", back.Answer!.Modules[0].Answer.ConflictsWith);
    }
}
