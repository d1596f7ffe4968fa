using System.Text.Json;
using ActorLoad.Actors.Preload;

namespace ActorLoad.Actors.Tests.Preload;

public sealed class PreloadPlanSpec : PreloadSpec
{
    [Fact]
    public void What_has_no_hardware_any_more_should_not_be_begun()
    {
        var list = List(
            Entry("pci:there", "/devices/1", "pci:there"),
            Entry("pci:unplugged", "/devices/2", "pci:unplugged"),
            Entry("pci:replaced", "/devices/3", "pci:replaced"),
            Entry("named", "/devices/4"),
            Entry("fs-x"),
            Entry("codec", null, null, "pci:unplugged"),
            Entry("nested", null, null, "codec"),
            Entry("other", null, null, "pci:there"));
        var devices = new Dictionary<string, string> { ["/devices/1"] = "pci:there", ["/devices/3"] = "pci:other", ["/devices/4"] = "" };
        var plan = PreloadPlan.Of(list, devices.GetValueOrDefault);

        Assert.Equal(
            ["pci:there", "named", "fs-x", "other"],
            plan.Entries.Where(entry => entry.Fate == PreloadFate.Begun).Select(entry => entry.Spec));
        Assert.Equal(4, plan.Count(PreloadFate.Gone));
    }

    [Fact]
    public void A_list_of_something_else_should_not_be_used()
    {
        var list = List();
        Assert.Null(list.WhyNot("m", "6.1", "/modules"));
        Assert.Contains("machine", list.WhyNot("n", "6.1", "/modules"));
        Assert.Contains("6.1", list.WhyNot("m", "6.2", "/modules"));
        Assert.Contains("/modules", list.WhyNot("m", "6.1", "/other"));
    }

    [Fact]
    public void A_list_should_be_read_as_it_was_written_an_entry_a_line()
    {
        var list = List(Entry("cpu:type:x86,\"ven\"", "/devices/1", "é"), Entry("b", null, null, "a", "c"));
        var text = PreloadFormat.Write(list);
        Assert.Equivalent(list, PreloadFormat.Read(text), strict: true);
        Assert.Equal(2, text.Split('\n').Count(line => line.Contains("\"spec\"")));
        Assert.Empty(PreloadFormat.Read(PreloadFormat.Write(List())).Entries);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"format\":1")]
    [InlineData("{\"format\":2,\"machine\":\"m\",\"kernel\":\"k\",\"directory\":\"d\",\"learned\":\"1970-01-01T00:00:00+00:00\",\"boots\":[],\"entries\":[]}")]
    public void A_broken_list_should_be_refused(string text) => Assert.ThrowsAny<JsonException>(() => PreloadFormat.Read(text));
}
