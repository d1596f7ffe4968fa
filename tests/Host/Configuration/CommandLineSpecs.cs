using ActorLoad.Host.Configuration;

namespace ActorLoad.Host.Tests.Configuration;

public sealed class CommandLineSpecs
{
    [Fact]
    public void Startup_should_give_the_options_of_file_and_sets()
    {
        using var file = new TemporaryFile("actorload.stop.within = 7s");
        foreach (string[] arguments in new[]
        {
            new[] { "--config", file.Path, "--set", "failures.attempts=4" },
            [$"--config={file.Path}", "--set=failures.attempts=4"],
            ["--set", "failures.attempts=9", "--config", file.Path, "--set", "failures.attempts=4"],
        })
        {
            var (startup, output, errors) = Start(arguments);
            Assert.Equal((TimeSpan.FromSeconds(7), 4), (startup.Options!.StopWithin, startup.Options.Failures.Attempts));
            Assert.Equal("", output + errors);
        }
    }

    [Theory]
    [InlineData("--config", "actorloadd: --config needs FILE after it")]
    [InlineData("--set", "actorloadd: --set needs KEY=VALUE after it")]
    [InlineData("--config /a --config /b", "actorloadd: --config is given twice: there is one file")]
    [InlineData("--verbose", "actorloadd: unknown argument \"--verbose\"")]
    [InlineData("--check=yes", "actorloadd: unknown argument \"--check=yes\"")]
    [InlineData("start", "actorloadd: unknown argument \"start\"")]
    public void Startup_should_refuse_wrong_usage_with_status_2(string arguments, string message)
    {
        var (startup, output, errors) = Start(arguments.Split(' '));
        Assert.Equal((null, 2, ""), (startup.Options, startup.ExitStatus, output));
        Assert.Equal($"{message}\nTry: actorloadd --help\n", errors);
    }

    [Fact]
    public void Startup_should_refuse_bad_configuration_with_status_2()
    {
        var (startup, output, errors) = Start("--check", "--set", "stop.within=never", "--set", "x=1");
        Assert.Equal((null, 2, ""), (startup.Options, startup.ExitStatus, output));
        Assert.Equal(
            "--set stop.within=never: actorload.stop.within: \"never\" is not a duration; expected e.g. 100ms, between 100ms and 10m\n"
            + "--set x=1: actorload.x: unknown key; config.hocon lists all keys\n",
            errors);
    }

    [Fact]
    public void Check_should_print_what_would_be_used_so_that_it_can_be_used_as_a_file()
    {
        var (startup, output, errors) = Start("--config", "/dev/null", "--check", "--set", "failures.attempts=4", "--set", "log.level=error");
        Assert.Equal((null, 0, ""), (startup.Options, startup.ExitStatus, errors));
        Assert.Contains("actorload.failures.attempts = 4  # --set failures.attempts=4\n", output);
        using var file = new TemporaryFile(output);
        var options = Start("--config", file.Path).Startup.Options!;
        Assert.Equal((4, Akka.Event.LogLevel.ErrorLevel), (options.Failures.Attempts, options.Log.Level));
    }

    [Fact]
    public void Version_and_help_should_be_said_with_status_0()
    {
        Assert.Matches("^actorloadd [0-9]+\\.[0-9]+\\.[0-9]+\n$", Start("--version").Output);
        var (startup, output, _) = Start("--help");
        Assert.Equal((null, 0), (startup.Options, startup.ExitStatus));
        Assert.All(["--config FILE", "--set KEY=VALUE", "--check", "--version"], option => Assert.Contains(option, output));
    }

    [Fact]
    public void The_default_file_should_be_read_only_where_it_is()
    {
        using var file = new TemporaryFile("");
        var line = CommandLine.Parse([]);
        Assert.Equal(file.Path, line.File(file.Path));
        Assert.Null(line.File("/nonexistent/config.hocon"));
        Assert.Equal("/nonexistent", CommandLine.Parse(["--config", "/nonexistent"]).File(file.Path));
    }

    private static (Startup Startup, string Output, string Errors) Start(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        return (Startup.From(arguments, output, errors), output.ToString(), errors.ToString());
    }
}
