using ActorLoad.Client.Tests.Support;

namespace ActorLoad.Client.Tests.Commands;

public sealed class ModeSpecs : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actorload-mode-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Mode_should_write_a_drop_in_over_the_one_before_and_say_when_it_holds()
    {
        var file = Path.Combine(_folder.FullName, "config.d", "mode.hocon");
        foreach (var mode in (string[])["observe", "converge"])
        {
            var run = await Run.Of(Run.Client, ["mode", mode, "--file", file], ("ACTORLOAD_SOCKET", Run.Nowhere));
            Assert.Equal(
                new Run(0, $"{file}: mode = {mode}\nit holds from the next start of the service on: systemctl restart actorloadd\n", ""), run);
            Assert.Contains($"actorload.mode = {mode}\n", await File.ReadAllTextAsync(file));
            Assert.Single(Directory.GetFiles(Path.GetDirectoryName(file)!));
        }
    }

    [Fact]
    public async Task Mode_should_say_what_could_not_be_written()
    {
        var run = await Run.Of(Run.Client, ["mode", "observe", "--file", "/proc/none/mode.hocon"], ("ACTORLOAD_SOCKET", Run.Nowhere));
        Assert.Equal((1, ""), (run.Status, run.Output));
        Assert.StartsWith("actorload: /proc/none/mode.hocon could not be written: ", run.Error);
    }
}
