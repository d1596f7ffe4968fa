using ActorLoad.Interop.Commands;
using ActorLoad.Interop.Tests.Kernel;

namespace ActorLoad.Interop.Tests.Commands;

public sealed class LinuxInstallCommandsSpec : IDisposable
{
    private readonly MadeFolder _folder = new();

    [Fact]
    public async Task Command_should_find_what_modprobe_gives_it()
    {
        var command = $"echo \"$MODPROBE_MODULE|$MODPROBE_OPTIONS|$ACTORLOAD_INSTALL_DEPTH|$EXTRA|$CMDLINE_OPTS|\"$CMDLINE_OPTS >{_folder.Path}/out; cat";
        var runner = new LinuxInstallCommands(new Dictionary<string, string> { ["EXTRA"] = "more" });

        var result = await runner.RunAsync(new CommandOrder("made", command, "a=1 b=2", Depth: 2, ModprobeOptions: "-q"));

        Assert.Equal(0, result.ExitStatus);
        Assert.Null(result.Detail);
        Assert.Equal("made|-q|3|more|a=1 b=2|a=1 b=2\n", await File.ReadAllTextAsync($"{_folder.Path}/out"));
    }

    [Theory]
    [InlineData("exit 3", 3)]
    [InlineData("no-such-command 2>/dev/null", 127)]
    [InlineData("kill -9 $$", 137)]
    public async Task Command_should_tell_how_it_ended(string command, int status)
    {
        var result = await new LinuxInstallCommands().RunAsync(new CommandOrder("made", command, "", Depth: 0));

        Assert.Equal(status, result.ExitStatus);
        Assert.Contains("made", result.Detail);
        Assert.Contains($"{status}", result.Detail);
    }

    public void Dispose() => _folder.Dispose();
}
