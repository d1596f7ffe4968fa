using System.Text.Json;
using ActorLoad.Host.Configuration;

namespace ActorLoad.Host.Tests.Upkeep;

/// <summary>
/// A journal that an earlier version of the service wrote goes on being readable. How the file was made, and where the expected values are from:
/// Golden/README.md.
/// </summary>
public sealed class GoldenJournalSpec : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actorload-golden");

    public GoldenJournalSpec() => File.Copy(Path.Combine(AppContext.BaseDirectory, "Golden", "journal-0.1.db"), Journal);

    private string Journal => Path.Combine(_folder.FullName, "journal.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Its_boots_should_be_listed()
    {
        var boots = Ask("boots").GetProperty("boots");
        Assert.Equal(
            [("11111111-aaaa-4000-8000-000000000001", 7, 3, 1), ("22222222-bbbb-4000-8000-000000000002", 7, 3, 1), ("33333333-cccb-4000-8000-000000000003", 3, 1, 1), ("44444444-dddd-4000-8000-000000000004", 2000, 0, 1)],
            boots.EnumerateArray().Select(boot => (boot.GetProperty("boot").GetString(), Number(boot, "requests"), Number(boot, "loads"), Number(boot, "runs"))));
    }

    [Fact]
    public void It_should_be_whole_but_for_what_it_says_itself()
    {
        var verdict = Ask("journal", "verify");
        Assert.True(verdict.GetProperty("whole").GetBoolean());
        Assert.Equal([(11, 0, 0), (11, 0, 0), (6, 12, 0), (3, 0, 1)], verdict.GetProperty("boots").EnumerateArray()
            .Select(boot => (Number(boot, "rows"), Number(boot, "lost"), Number(boot, "unknown"))));
    }

    [Theory]
    [InlineData("11111111", 7, 1, 3, 0)]
    [InlineData("22222222", 7, 1, 2, 1)]
    [InlineData("33333333", 3, 1, 1, 0)]
    [InlineData("44444444", 2000, 0, 0, 0)]
    public void Its_boot_should_be_reported(string boot, int requests, int unmet, int live, int failed)
    {
        var report = Ask("report", "--boot", boot);
        var (asked, loads) = (report.GetProperty("requests"), report.GetProperty("loads"));
        Assert.Equal((requests, unmet), (Number(asked, "total"), Number(asked.GetProperty("roles"), "unmet")));
        Assert.Equal((live + failed, live, failed), (Number(loads, "begun"), Number(loads, "live"), Number(loads, "failed")));
    }

    [Fact]
    public void Its_boot_should_be_replayed_exactly()
    {
        var replay = Ask("replay", "1");
        Assert.True(replay.GetProperty("exact").GetBoolean());
        Assert.Equal(3, Number(replay.GetProperty("replayed").GetProperty("roles"), "leader"));
        Assert.Equal(3, Number(replay.GetProperty("replayed").GetProperty("roles"), "joined"));
    }

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    private JsonElement Ask(params string[] arguments) => JsonDocument.Parse(Say([.. arguments, "--json"])).RootElement;

    private string Say(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        Assert.Equal(0, Startup.From([.. arguments, "--journal", Journal], output, errors).ExitStatus);
        Assert.Equal("", errors.ToString());
        return output.ToString();
    }
}
