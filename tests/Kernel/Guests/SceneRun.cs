using System.Text.Json;
using ActorLoad.Demo;

namespace ActorLoad.Kernel.Tests.Guests;

/// <summary>A scene that has been played in a guest, and what it left.</summary>
internal sealed class SceneRun : IDisposable
{
    private readonly DirectoryInfo _share = Directory.CreateTempSubdirectory("actorload-scene");

    private SceneRun()
    {
    }

    public string Output { get; private set; } = "";

    public GuestReport Report => JsonSerializer.Deserialize(File.ReadAllBytes(this[Files.Report]), DemoJson.Default.GuestReport)!;

    public LedgerView Ledger => LedgerView.Read(this[Files.Journal]);

    public TraceCounts Trace => TraceCounts.Read(this[Files.Trace]);

    public string Log => File.ReadAllText(this[Files.Log]);

    /// <summary>The path of a file that it left.</summary>
    public string this[string file] => Path.Combine(_share.FullName, file);

    public static async Task<SceneRun> PlayAsync(int seconds, params string[] scene)
    {
        foreach (var file in (string[])[UmlGuest.Daemon, UmlGuest.Client])
        {
            Assert.True(File.Exists(file), $"{file} is missing: run ./build");
        }

        var run = new SceneRun();
        var guest = await UmlGuest.RunAsync(
            "storm.sh",
            ["--time", $"{seconds}"],
            [Environment.ProcessPath!, typeof(SceneRun).Assembly.Location, .. scene],
            run._share.FullName);
        run.Output = guest.Output;
        var log = File.Exists(run[Files.Log]) ? run.Log : "no log";
        Assert.True(guest.ExitStatus == 0, $"the scene ended with {guest.ExitStatus}\n{guest.Errors}\n{guest.Output}\n{log}");
        return run;
    }

    public void Dispose() => _share.Delete(recursive: true);
}
