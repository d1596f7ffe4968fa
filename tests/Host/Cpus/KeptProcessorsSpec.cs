using ActorLoad.Host.Tests.Fleet;

namespace ActorLoad.Host.Tests.Cpus;

public sealed class KeptProcessorsSpec : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actorload-cpus-");

    [Fact]
    public async Task Every_thread_of_the_service_should_run_on_as_many_as_are_configured()
    {
        using var daemon = await FleetDaemon.StartAsync(_folder.FullName, connection: "", "processors=1");

        var status = await daemon.StatusAsync();
        Assert.Equal(new(Environment.ProcessorCount, 1, Measured: null), status?.Processors);

        // By the kernel, not by the service; a thread may end between being listed and being looked at.
        var masks = Directory.GetDirectories($"/proc/{daemon.Pid}/task").SelectMany(Lines).Where(line => line.StartsWith("Cpus_allowed_list:", StringComparison.Ordinal)).ToList();
        Assert.True(masks.Count > 5, $"{masks.Count} threads");
        Assert.Matches(@"^Cpus_allowed_list:\s*[0-9]+$", Assert.Single(masks.Distinct()));
        await daemon.StopAsync();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string[] Lines(string task)
    {
        try
        {
            return File.ReadAllLines($"{task}/status");
        }
        catch (IOException)
        {
            return [];
        }
    }
}
