using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Preload;
using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Kernel;
using ActorLoad.Simulation;

namespace ActorLoad.Actors.Tests.Preload;

public sealed class BootLessonSpec : PreloadSpec
{
    [Fact]
    public void What_was_loaded_should_be_learned_in_the_order_in_which_it_was_begun()
    {
        Index.Add("pci:b", "bus", "b");
        Index.Add("pci:a", "a");
        Index.Add("fs-x", "x");
        Plug("pci:b", "/devices/b");
        Pass(5);
        Plug("pci:a", "/devices/a");
        Pass(5);
        Ask("fs-x", kind: RequesterKind.Kernel);
        Plug("pci:a", "/devices/a2");
        Pass(5);

        var entries = Lesson().Entries;
        Assert.Equal(["pci:b", "pci:a", "fs-x"], entries.Select(entry => entry.Spec));
        Assert.Equal<string>(["bus", "b"], entries[0].Modules);
        Assert.Equal(new PreloadDevice("/devices/a", "pci:a"), entries[1].Device);
        Assert.Null(entries[2].Device);
    }

    [Fact]
    public void A_module_that_failed_should_not_be_learned_but_what_else_its_alias_names()
    {
        Index.AddPlans("cpu:x", () => [SimulatedIndex.Chain("aes"), SimulatedIndex.Chain("cpufreq"), SimulatedIndex.Chain("lib", "kvm")]);
        Kernel.Script("/modules/cpufreq.ko", Refused(Errno.ENODEV));
        Plug("cpu:x", "/devices/system/cpu/cpu0");
        Pass(20);

        Assert.Equal(["aes", "lib", "kvm"], Learned());
        Assert.All(Lesson().Entries, entry => Assert.Equal(new PreloadDevice("/devices/system/cpu/cpu0", "cpu:x"), entry.Device));
    }

    [Fact]
    public void A_module_that_only_came_with_a_failing_softdep_should_not_be_learned()
    {
        Index.AddPlans("pci:a", () => [new ModulePlan("a", Blacklisted: false, [SimulatedIndex.Insert("soft", [], required: false), SimulatedIndex.Insert("a", [], after: [0])], 1)]);
        Kernel.Script("/modules/soft.ko", Refused(Errno.ENODEV));
        Assert.Equal(Outcome.Live, Answered(() => Plug("pci:a", "/devices/a")));

        Assert.Empty(Learned());
    }

    [Fact]
    public void What_was_wanted_in_a_special_way_should_not_be_learned()
    {
        foreach (var name in (string[])["parameters", "first", "forced", "nested", "/elsewhere/path.ko", "removed", "plain"])
        {
            Index.Add(name, Path.GetFileNameWithoutExtension(name));
        }

        Index.AddPlans("command", () => [new ModulePlan("command", Blacklisted: false, [SimulatedIndex.Insert("dep", []), SimulatedIndex.Command("command", "x", [0])], 1)]);
        Ask("parameters", parameters: "a=1");
        Ask("first", firstTime: true);
        Ask("forced", force: LoadFlags.IgnoreVermagic);
        Ask("nested", installDepth: 1);
        Ask("/elsewhere/path.ko");
        Ask("command");
        Ask("removed");
        Ask("plain");
        Pass(5);
        Plug("parameters", "/devices/x");
        Kernel.Remove("removed");
        Ask("removed");
        Pass(5);

        Assert.Equal(["dep", "plain"], Learned());
    }

    [Fact]
    public void What_a_boot_list_loaded_should_not_be_learned()
    {
        Index.Add("listed", "listed");
        Ask("listed", kind: RequesterKind.BootList);
        Pass(5);
        Assert.Empty(Learned());
    }

    [Fact]
    public void What_was_only_preloaded_should_be_forgotten_and_what_was_needed_keep_its_device()
    {
        Index.Add("pci:a", "a");
        Index.Add("pci:b", "b");
        Ask("pci:a", flags: ResolveFlags.UseBlacklist, kind: RequesterKind.Preload);
        Ask("pci:b", flags: ResolveFlags.UseBlacklist, kind: RequesterKind.Preload);
        Pass(5);
        Plug("pci:b", "/devices/b");
        Pass(5);

        var entry = Assert.Single(Lesson().Entries);
        Assert.Equal(("pci:b", RequesterKind.Coldplug, new PreloadDevice("/devices/b", "pci:b")), (entry.Spec, entry.Source, entry.Device));
    }

    [Fact]
    public void Only_the_beginning_of_a_boot_should_be_learned_from()
    {
        Index.Add("early", "early");
        Index.Add("late", "late");
        Ask("early");
        Pass(Window.TotalMilliseconds + 1);
        Ask("late");
        Pass(5);
        Assert.Equal(["early"], Learned());
    }

    [Fact]
    public void Boots_should_have_it_in_common()
    {
        Index.Add("pci:a", "a");
        Index.Add("pci:b", "b");
        Index.Add("pci:c", "c");
        Plug("pci:c", "/devices/c");
        Plug("pci:a", "/devices/a");
        Plug("pci:b", "/devices/b");
        Pass(5);
        var last = Lesson();
        var without = last with { Asked = System.Collections.Frozen.FrozenSet.ToFrozenSet(["a", "c"]) };
        var trouble = last with { Spoiled = System.Collections.Frozen.FrozenSet.ToFrozenSet(["c"]) };

        Assert.Equal(["pci:c", "pci:a", "pci:b"], PreloadList.Common([last]).Select(entry => entry.Spec));
        Assert.Equal(["pci:c", "pci:a"], PreloadList.Common([last, without]).Select(entry => entry.Spec));
        Assert.Equal(["pci:a"], PreloadList.Common([last, without, trouble]).Select(entry => entry.Spec));
    }

    [Fact]
    public void A_boot_that_is_none_to_learn_from_should_say_why()
    {
        Ask("nothing");
        Pass(1);
        Told.Add(new ServiceStopped(Clock.GetUtcNow() + Window, "SIGTERM"));
        var good = Story();
        Assert.Null(BootLesson.WhyNot(good, "6.1", "/modules", Window));
        Assert.Contains("6.1", BootLesson.WhyNot(good, "6.2", "/modules", Window));
        Assert.Contains("/modules", BootLesson.WhyNot(good, "6.1", "/other", Window));
        Assert.Contains("last", BootLesson.WhyNot(good, "6.1", "/modules", Window * 2));
        Assert.Null(BootLesson.WhyNot(good, "6.1", "/modules", Window * 2, good.First + (Window * 2)));
        Assert.NotNull(BootLesson.WhyNot(good with { Runs = [] }, "6.1", "/modules", Window));
        Assert.Contains("looked on", BootLesson.WhyNot(good with { Runs = [good.Runs[0] with { Mode = "observe" }] }, "6.1", "/modules", Window));
        Assert.Contains("missing", BootLesson.WhyNot(good with { Lost = [new EventsLost(good.First!.Value, 1, 0, "full")] }, "6.1", "/modules", Window));
    }

    private Outcome Answered(Func<Support.RecordingSink> ask)
    {
        var sink = ask();
        Pass(20);
        return sink.Answer!.Outcome;
    }
}
