using System.Text.Json;
using ActorLoad.Host.Configuration;
using ActorLoad.Host.Tests.Journal;

namespace ActorLoad.Host.Tests.Reports;

/// <summary><c>actorloadd report</c> and its kin, as a person types them, over files that the real journal wrote.</summary>
public sealed class LedgerCommandSpec : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actorload-reports");

    private string Journal => Path.Combine(_folder.FullName, "journal.db");

    public Task InitializeAsync() => MadeBoots.WriteAsync(Journal);

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public void Report_should_tell_what_the_boot_came_to()
    {
        var text = Done("report", "--journal", Journal);
        Assert.StartsWith($"boot {MadeBoots.Second} of machine machine\n2026-03-01 12:00:00 to 2026-03-01 12:00:00 UTC\n", text);
        Assert.Contains("requests  7: 3 leader, 3 joined, 0 live, 0 remembered, 0 builtin, 0 blacklisted, 1 unmet, 0 left before the answer\n", text);
        Assert.Contains("kernel    3 calls; 2 loads live (195 KiB), 1 failed, 0 without an end\n", text);
        Assert.Contains("avoided   up to 3 calls, 293 KiB of files; by the kernel's accounting 293 KiB: becoming 3\n", text);
        Assert.Matches(@"(?m)^e1000 +live +1 +2 +1 +97\.7 KiB +90\.0 ms +coldplug:/devices/pci0000:00/0000:00:03\.0$", text);
        Assert.Matches("(?m)^ast +ENODEV +insert +1 .*no such device$", text);
        Assert.Contains("pci:?[31mevil", text);
        Assert.Matches(@"(?m)^who made the kernel ask\nKERNEL ASKED FOR .*\nfs-xfs +1 +mount\?\[1m +get_fs_type +-$", text);
        Assert.DoesNotContain('\u001b', text);
    }

    [Fact]
    public void Report_should_fit_a_terminal_of_80_columns()
    {
        var report = Actors.Boots.Summaries.BootReporter.Of(
            Actors.Boots.BootStory.Of(Database.Events(Journal)), "12345678901234567890123456789012", MadeBoots.First);
        Assert.All(Host.Reports.ReportText.Of(report, 80).Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public void Report_should_be_the_same_as_JSON()
    {
        using var report = JsonDocument.Parse(Done("report", "--journal", Journal, "--boot", "-1", "--json"));
        var root = report.RootElement;
        Assert.Equal(MadeBoots.First, root.GetProperty("boot").GetString());
        Assert.Equal(7, root.GetProperty("requests").GetProperty("total").GetInt32());
        Assert.Equal(3, root.GetProperty("cost").GetProperty("avoided").GetProperty("becoming").GetProperty("calls").GetInt32());
        Assert.Equal(["ast", "e1000", "floppy"], root.GetProperty("modules").EnumerateArray().Select(module => module.GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData("--html", "<!doctype html>")]
    [InlineData("--svg", "<svg ")]
    [InlineData("--json", "{")]
    public void Report_should_be_written_to_a_file_as_it_is_printed(string form, string beginning)
    {
        var printed = Done("report", "--journal", Journal, form);
        var file = Path.Combine(_folder.FullName, "report");
        Assert.Equal("", Done("report", "--journal", Journal, form, "--output", file));
        Assert.Equal(printed, File.ReadAllText(file));
        Assert.StartsWith(beginning, printed);
        Assert.Contains("e1000", printed);
        Assert.DoesNotContain('\u001b', printed);
    }

    [Fact]
    public void Boots_should_be_listed_as_journalctl_does()
    {
        var lines = Done("boots", "--journal", Journal).Split('\n');
        Assert.Matches($"^ *IDX +BOOT ID", lines[0]);
        Assert.Matches($"^ *-1 +{MadeBoots.First} .* 7 +3 +1 +machine$", lines[1]);
        Assert.Matches($"^ *0 +{MadeBoots.Second} ", lines[2]);
        using var json = JsonDocument.Parse(Done("boots", "--journal", Journal, "--json"));
        Assert.Equal([-1, 0], json.RootElement.GetProperty("boots").EnumerateArray().Select(boot => boot.GetProperty("index").GetInt32()));
    }

    [Fact]
    public void Diff_should_tell_new_gone_slower_and_failed()
    {
        using var json = JsonDocument.Parse(Done("diff", "-1", "0", "--journal", Journal, "--json"));
        string[] Names(string list) => [.. json.RootElement.GetProperty(list).EnumerateArray().Select(module => module.GetProperty("name").GetString()!)];
        Assert.Equal(["nvme"], Names("new"));
        Assert.Equal(["ast", "floppy"], Names("gone"));
        Assert.Equal(["e1000"], Names("slower"));
        Assert.Equal(["ast"], Names("failed"));

        var text = Done("diff", "111", "222", "--journal", Journal);
        Assert.Matches(@"(?m)^e1000 +30\.0 ms +90\.0 ms$", text);
        var same = Done("diff", "0", "0", "--journal", Journal);
        Assert.EndsWith("\nnew: none\n\ngone: none\n\nslower: none\n\nfailed: none\n", same);
    }

    [Fact]
    public void Journal_should_be_printed_in_order_with_every_request()
    {
        var lines = Done("journal", "--journal", Journal, "-b", "1").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            "2026-03-01 12:00:00.000000 service-started version=0.1.0 pid=312 kernelRelease=6.4.0 modulesDirectory=/lib/modules/6.4.0", lines[0]);
        Assert.Equal(7, lines.Count(line => line.Contains(" request-answered ")));
        Assert.Contains("spec=\"pci:\\u001B[31mevil\"", lines[^1]);
        var json = Done("journal", "--journal", Journal, "-o", "json").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(lines.Length, json.Length);
        Assert.All(json, line => Assert.NotNull(JsonDocument.Parse(line).RootElement.GetProperty("kind").GetString()));
    }

    [Fact]
    public void Replay_should_stand_beside_what_was_recorded()
    {
        var text = Done("replay", "-1", "--journal", Journal);
        Assert.StartsWith($"boot {MadeBoots.First} of machine machine\nwhat if: nothing is different\n", text);
        Assert.Matches("(?m)^calls of the kernel +3 +3 *$", text);
        Assert.Matches("(?m)^  joined +3 +3 *$", text);
        Assert.EndsWith("calls, roles and outcomes are those that were recorded, request by request\n", text);
        using var json = JsonDocument.Parse(Done("replay", "--journal", Journal, "--json"));
        Assert.True(json.RootElement.GetProperty("exact").GetBoolean());
        Assert.Equal(3, json.RootElement.GetProperty("replayed").GetProperty("roles").GetProperty("leader").GetInt32());
    }

    // Each of three modules was asked for twice at the same moment, and none was live then.
    [Fact]
    public void Replay_without_converging_should_count_a_call_for_each_who_asked()
    {
        using var json = JsonDocument.Parse(Done("replay", "--boot=-1", "--journal", Journal, "--what-if", "converge=off", "--json"));
        Assert.Equal(6, json.RootElement.GetProperty("replayed").GetProperty("calls").GetInt32());
        Assert.Equal(3, json.RootElement.GetProperty("replayed").GetProperty("refused").GetInt32());
        Assert.Equal(["converge=off"], json.RootElement.GetProperty("whatIf").EnumerateArray().Select(word => word.GetString()));
    }

    [Fact]
    public async Task A_boot_of_which_events_were_lost_should_not_be_replayed()
    {
        await MadeBoots.WriteLossyAsync(Journal);
        using var errors = new StringWriter();
        Assert.Equal(1, Startup.From(["replay", "--journal", Journal], TextWriter.Null, errors).ExitStatus);
        Assert.Contains("cannot be replayed: 12 of its events were lost (the disk is full)", errors.ToString());
    }

    [Theory]
    [InlineData(2, "there are converge, parallel, udev.cpus", "replay", "--what-if", "konverge=off")]
    [InlineData(2, "\"maybe\" is neither true nor false", "replay", "--what-if=converge=maybe")]
    [InlineData(2, "\"10\" is not a duration without its unit", "replay", "--what-if", "failures.remember.permanent=10")]
    [InlineData(2, "replay wants one boot", "replay", "0", "-1")]
    [InlineData(2, "unknown argument \"--what-if\"", "report", "--what-if", "parallel=1")]
    [InlineData(1, "there is no boot -7", "report", "--boot", "-7")]
    [InlineData(1, "no boot in", "diff", "0", "f00")]
    [InlineData(2, "--boot needs N or ID", "report", "--boot")]
    [InlineData(2, "diff wants two boots", "diff", "0")]
    [InlineData(2, "means nothing here", "boots", "0")]
    [InlineData(2, "unknown argument \"--boot\"", "boots", "--boot", "0")]
    [InlineData(2, "--output is text or json", "journal", "-o", "yaml")]
    [InlineData(2, "unknown argument \"--jsn\"", "report", "--jsn")]
    public void What_is_wrong_should_be_said(int status, string message, params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        Assert.Equal(status, Startup.From([.. arguments, $"--journal={Journal}"], output, errors).ExitStatus);
        Assert.Contains(message, errors.ToString());
        Assert.Equal("", output.ToString());
    }

    [Fact]
    public void Help_should_need_no_journal() => Assert.Contains("--journal FILE", Done("report", "--help"));

    [Fact]
    public void A_file_that_is_not_there_should_end_with_1()
    {
        using var errors = new StringWriter();
        Assert.Equal(1, Startup.From(["report", "--journal", "/nonexistent/j.db"], TextWriter.Null, errors).ExitStatus);
        Assert.Contains("there is no file /nonexistent/j.db", errors.ToString());
    }

    private static string Done(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var startup = Startup.From(arguments, output, errors);
        Assert.Equal((0, ""), (startup.ExitStatus, errors.ToString()));
        return output.ToString();
    }
}
