using System.Diagnostics;
using ActorLoad.Host.Configuration;

namespace ActorLoad.Host.Tests.Configuration;

public sealed class GoodConfigurationSpecs
{
    [Theory]
    [InlineData("")]
    [InlineData("# only a comment")]
    [InlineData("actorload { }")]
    [InlineData("{ }")]
    public void Load_should_use_the_defaults_where_nothing_is_set(string text)
    {
        using var file = new TemporaryFile(text);
        Assert.Equal(ServiceConfiguration.Load(null, []).Options, ServiceConfiguration.Load(file.Path, []).Options);
    }

    [Theory]
    [InlineData("actorload { journal { path = /a/b } }")]
    [InlineData("actorload.journal.path = /a/b")]
    [InlineData("\uFEFFactorload {\r\n  journal : {\r\n path : /a/b\r\n }\r\n}\r\n")]
    [InlineData("{ \"actorload\": { \"journal\": { \"path\": \"/a/b\" } } }")]
    [InlineData("actorload { journal { path = /first }, journal.path = /a/b // the last one\n }")]
    [InlineData("actorload { stop.within = 1s, journal.path = \"/a\"/b # two parts\n, }")]
    [InlineData("actorload { socket = /a\n journal.path = ${actorload.socket}/b }")]
    [InlineData("actorload { journal.path = \"\\u002fa\\/b\" }")]
    public void Load_should_read_every_way_to_write_a_path(string text)
    {
        using var file = new TemporaryFile(text);
        Assert.Equal("/a/b", ServiceConfiguration.Load(file.Path, []).Options.Journal.Path);
    }

    [Theory]
    [InlineData("[]", null)]
    [InlineData("[\n]", null)]
    [InlineData("[\"/a\",\"/b c\"]", "/a|/b c")]
    [InlineData("[/a,/b c]", "/a|/b c")]
    [InlineData("[ # first\n /a # second\n /b c\n ]", "/a|/b c")]
    [InlineData("[\"/x#y//z\", ]", "/x#y//z")]
    public void Load_should_read_every_way_to_write_a_list(string value, string? expected)
    {
        var directories = ServiceConfiguration.Load(null, [$"modules.config-directories={value}"]).Options.Modules.ConfigDirectories;
        Assert.Equal(expected, directories is null ? null : string.Join('|', directories));
    }

    [Theory]
    [InlineData("auto", "converge", "auto")]
    [InlineData("all", "converge", "all")]
    [InlineData("3", "converge", "3")]
    [InlineData("auto", "observe", "all")] // nothing is loaded
    public void Load_should_read_how_many_processors(string value, string mode, string expected) =>
        Assert.Equal(expected, ServiceConfiguration.Load(null, [$"processors={value}", $"mode={mode}"]).Options.Processors.ToString());

    [Fact]
    public void Drop_ins_beside_the_file_should_win_over_it_by_name_and_others_be_left_alone()
    {
        var folder = Directory.CreateTempSubdirectory("actorload-config-");
        try
        {
            var file = Path.Combine(folder.FullName, "config.hocon");
            File.WriteAllText(file, "actorload { mode = converge, journal.path = /a, stop.within = 3s }");
            var dropIns = folder.CreateSubdirectory("config.d").FullName;
            File.WriteAllText($"{dropIns}/20-b.hocon", "actorload.mode = observe");
            File.WriteAllText($"{dropIns}/10-a.hocon", "actorload { mode = converge, journal.path = /b }");
            File.WriteAllText($"{dropIns}/30-c.hocon.dpkg-old", "actorload.journal.path = /c");
            var options = ServiceConfiguration.Load(file, []).Options;
            Assert.Equal((RunMode.Observe, "/b", 3.0), (options.Mode, options.Journal.Path, options.StopWithin.TotalSeconds));
            Assert.Equal(RunMode.Converge, ServiceConfiguration.Load(file, ["mode=converge"]).Options.Mode);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_service_that_observes_should_take_nothing_of_others_whatever_else_is_set()
    {
        string[] sets = ["uevents.enabled=true", "coldplug.at-start=true", "boot-lists.enabled=true"];
        var options = ServiceConfiguration.Load(null, [.. sets, "mode=observe"]).Options;
        Assert.False(options.Uevents.Enabled || options.Coldplug.AtStart || options.BootLists.Enabled);
        Assert.True(ServiceConfiguration.Load(null, sets).Options.BootLists.Enabled);
    }

    [Theory]
    [InlineData("250ms", 250)]
    [InlineData("1.5s", 1500)]
    [InlineData("1.5 seconds", 1500)]
    [InlineData("\"2 minutes\"", 120_000)]
    public void Load_should_read_durations(string value, double milliseconds) =>
        Assert.Equal(milliseconds, ServiceConfiguration.Load(null, [$"stop.within={value}"]).Options.StopWithin.TotalMilliseconds);

    [Theory]
    [InlineData("65536", 65536)]
    [InlineData("65536B", 65536)]
    [InlineData("64KiB", 65536)]
    [InlineData("1 MiB", 1048576)]
    public void Load_should_read_sizes(string value, int bytes) =>
        Assert.Equal(bytes, ServiceConfiguration.Load(null, [$"rpc.frame-bytes={value}"]).Options.Rpc.CallBytes);

    [Fact]
    public void Load_should_let_the_command_line_win_over_the_file_and_the_last_set_over_the_others()
    {
        using var file = new TemporaryFile("actorload { stop.within = 1s\n failures.attempts = 5 }");
        var options = ServiceConfiguration.Load(file.Path, ["stop.within=2s"]).Options;
        Assert.Equal((TimeSpan.FromSeconds(2), 5), (options.StopWithin, options.Failures.Attempts));
        Assert.Equal(TimeSpan.FromSeconds(4), ServiceConfiguration.Load(file.Path, ["stop={within=3s}", "stop.within=4s"]).Options.StopWithin);
    }

    [Fact]
    public void Load_should_take_the_modules_of_the_running_kernel_unless_told_otherwise()
    {
        Assert.Equal($"/lib/modules/{Uname()}", ServiceConfiguration.Load(null, []).Options.Modules.Directory);
        Assert.Equal("/lib/modules/6.1.0+", ServiceConfiguration.Load(null, ["modules.directory=/lib/modules/6.1.0+"]).Options.Modules.Directory);
    }

    [Fact]
    public void Describe_should_say_where_each_value_was_set()
    {
        using var file = new TemporaryFile("\nactorload.stop.within = 90s");
        var lines = ServiceConfiguration.Load(file.Path, ["log.level=debug"]).Describe().ToList();
        Assert.Contains($"actorload.stop.within = 90s  # {file.Path}:2", lines);
        Assert.Contains("actorload.log.level = debug  # --set log.level=debug", lines);
        Assert.Contains("actorload.journal.flush-interval = 100ms  # default", lines);
    }

    private static string Uname()
    {
        using var uname = Process.Start(new ProcessStartInfo("uname", "-r") { RedirectStandardOutput = true, UseShellExecute = false })!;
        return uname.StandardOutput.ReadToEnd().TrimEnd();
    }
}
