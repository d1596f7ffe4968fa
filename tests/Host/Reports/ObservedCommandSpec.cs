using System.Text.Json;
using System.Xml.Linq;
using ActorLoad.Host.Configuration;

namespace ActorLoad.Host.Tests.Reports;

/// <summary>A boot in which the service only looked on, beside two in which it loaded: three modules, six calls, three of them duplicates.</summary>
public sealed class ObservedCommandSpec : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actorload-observed");

    private string Journal => Path.Combine(_folder.FullName, "journal.db");

    public async Task InitializeAsync()
    {
        await MadeBoots.WriteObservedAsync(Journal);
        await MadeBoots.WriteAsync(Journal);
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public void Boots_should_say_the_mode_and_what_others_called()
    {
        var lines = Done("boots").Split('\n');
        Assert.Matches("MODE +REQUESTS +LOADS +RUNS +CALLS OF OTHERS +DUPLICATES +IN VAIN +MACHINE$", lines[0]);
        Assert.Matches($"^ *-2 +{MadeBoots.Observed} .* observe +0 +0 +1 +6 +3 +293 KiB +machine$", lines[1]);
        Assert.Matches($"^ *-1 +{MadeBoots.First} .* converge +7 +3 +1 +- +- +- +machine$", lines[2]);
        using var json = JsonDocument.Parse(Done("boots", "--json"));
        var boots = json.RootElement.GetProperty("boots");
        Assert.Equal(["observe", "converge", "converge"], boots.EnumerateArray().Select(boot => boot.GetProperty("mode").GetString()));
        var observed = boots[0].GetProperty("observed");
        Assert.Equal((6, 3, 300_000), (Number(observed, "calls"), Number(observed, "duplicates"), Number(observed, "fileBytesInVain")));
        Assert.False(boots[1].TryGetProperty("observed", out _));
    }

    [Fact]
    public void Diff_should_compare_with_a_boot_that_converged()
    {
        var text = Done("diff", "-2", "-1");
        Assert.Matches("(?m)^mode +observe +converge *$", text);
        Assert.Matches("(?m)^calls +6 +3 +-3$", text);
        Assert.Matches("(?m)^duplicates +3 +0 +-3$", text);
        Assert.Matches("(?m)^in vain +293 KiB +0 B +-293 KiB$", text);
        Assert.EndsWith("\nnew: none\n\ngone: none\n\nslower: none\n\nfailed: none\n", text);
        Assert.All(Host.Reports.DiffText.Of(Diff(), 80).Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public void Picture_should_draw_each_call_with_who_made_it_and_duplicates_otherwise()
    {
        var picture = XDocument.Parse(Done("report", "--boot", "-2", "--svg"));
        var bars = picture.Descendants().Where(e => e.Name.LocalName == "rect").CountBy(e => e.Attribute("class")!.Value).ToDictionary();
        const int Legend = 1;
        Assert.Equal((3, 3), (bars["live"] - Legend, bars["duplicate"] - Legend));
        var texts = picture.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value).ToArray();
        Assert.Contains(texts, text => text.Contains(", mode observe, ") && text.EndsWith(": 6 calls of others, 3 duplicates, 0 failed, 293 KiB read in vain", StringComparison.Ordinal));
        Assert.Contains("e1000 30.0 ms (udev-worker)[400]", texts);
        Assert.Contains("e1000 EEXIST 29.0 ms (udev-worker)[500]", texts);
        Assert.DoesNotContain("a request joins", texts);
        Assert.Contains(
            "/m/floppy.ko, called by (udev-worker)[501]: for /devices/pci0000:00/0000:00:01.0, on CPU 2",
            picture.Descendants().Where(e => e.Name.LocalName == "title").Select(e => e.Value));
    }

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    private Actors.Boots.Summaries.BootDiff Diff() =>
        JsonSerializer.Deserialize(Done("diff", "-2", "-1", "--json"), Host.Reports.ReportJsonContext.Reports.BootDiff)!;

    private string Done(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var startup = Startup.From([.. arguments, "--journal", Journal], output, errors);
        Assert.Equal((0, ""), (startup.ExitStatus, errors.ToString()));
        return output.ToString();
    }
}
