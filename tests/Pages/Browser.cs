using System.Diagnostics;

namespace ActorLoad.Pages.Tests;

/// <summary>A headless Chromium, for all specs.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Listening = "DevTools listening on ";

    private readonly DirectoryInfo _profile = Directory.CreateTempSubdirectory("actorload-chromium");
    private Process? _process;

    internal static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(':')
        .SelectMany(folder => new[] { Path.Combine(folder, "chromium"), Path.Combine(folder, "google-chrome") })
        .FirstOrDefault(File.Exists);

    private Uri? Endpoint { get; set; }

    public async Task InitializeAsync()
    {
        if (Program is null)
        {
            return; // the specs say that they are skipped
        }

        _process = Process.Start(new ProcessStartInfo(Program)
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "--headless=new", "--remote-debugging-port=0", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--force-device-scale-factor=1", "--hide-scrollbars",
                "--user-data-dir=" + _profile.FullName, "about:blank",
            },
        })!;
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.ErrorDataReceived += (_, e) =>
        {
            if (e.Data is null)
            {
                listening.TrySetException(new InvalidOperationException($"{Program} ended at once"));
            }
            else if (e.Data.StartsWith(Listening))
            {
                listening.TrySetResult(new Uri(e.Data[Listening.Length..]));
            }
        };
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        Endpoint = await listening.Task.WaitAsync(TimeSpan.FromMinutes(2));
    }

    public async Task DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        _profile.Delete(recursive: true);
    }

    /// <summary>A window of this size in which the file is shown.</summary>
    internal async Task<BrowserPage> Open(string file, int width, int height, string scheme)
    {
        var page = await BrowserPage.Connect(Endpoint!);
        await page.Call("Emulation.setDeviceMetricsOverride", new { width, height, deviceScaleFactor = 1, mobile = false });
        await page.Call("Emulation.setEmulatedMedia", new { features = new[] { new { name = "prefers-color-scheme", value = scheme } } });
        await page.Show(new Uri(file).AbsoluteUri);
        return page;
    }

}
