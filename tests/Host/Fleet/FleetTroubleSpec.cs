using ActorLoad.Actors.Journal.Events;
using ActorLoad.Host.Tests.Journal;

namespace ActorLoad.Host.Tests.Fleet;

/// <summary>A real PostgreSQL and the real service, in a storm of requests: what is done to either, all is answered, and all is there once.</summary>
[Collection(FleetCollection.Name)]
public sealed class FleetTroubleSpec : IDisposable
{
    private const string Patience = "Timeout=2;Command Timeout=1;Cancellation Timeout=200";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actorload-fleet");

    private string Journal => Path.Combine(_folder.FullName, "journal.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [PostgresFact]
    public async Task A_server_killed_and_paused_in_a_storm_should_lose_nothing_double_nothing_and_slow_nothing()
    {
        using var server = await PostgresServer.StartAsync();
        server.Create("fleet");
        using var daemon = await FleetDaemon.StartAsync(_folder.FullName, server.Connection("fleet", Patience));
        var storm = await FleetStorm.BeginAsync(daemon);
        await daemon.UntilAsync("shipping", fleet => fleet.Shipped > 50);

        for (var round = 0; round < 2; round++)
        {
            await server.KillAsync();
            await daemon.UntilAsync("killed", fleet => fleet.Problem?.Contains("it cannot be reached", StringComparison.Ordinal) == true);
            await storm.GoOnAsync();
            await server.BeginAsync();
            await daemon.UntilAsync("started again", fleet => fleet.Problem is null);
        }

        server.Pause();
        await daemon.UntilAsync("paused", fleet => fleet.Problem?.Contains("does not answer in time", StringComparison.Ordinal) == true);
        await storm.GoOnAsync();
        server.Continue();
        await daemon.UntilAsync("continued", fleet => fleet.Problem is null);

        var answered = await storm.EndAsync();
        await daemon.StopAsync();
        AssertAllIsThere(server, answered);
    }

    [PostgresFact(SmallDisk = true)]
    public async Task A_server_whose_disk_is_full_should_be_caught_up_with_when_it_has_room()
    {
        using var disk = new SmallDisk(32 * 1024);
        using var server = await PostgresServer.StartAsync();
        server.Create("fleet", Directory.CreateDirectory(Path.Combine(disk.Folder, "space")).FullName);
        using var daemon = await FleetDaemon.StartAsync(_folder.FullName, server.Connection("fleet", Patience));
        var storm = await FleetStorm.BeginAsync(daemon);
        await daemon.UntilAsync("shipping", fleet => fleet.Shipped > 50);
        disk.Fill();
        await daemon.UntilAsync("full", fleet => fleet.Problem?.StartsWith("its disk is full", StringComparison.Ordinal) == true);
        await storm.GoOnAsync();
        disk.MakeRoom();
        await daemon.UntilAsync("room again", fleet => fleet.Problem is null);
        var answered = await storm.EndAsync();
        await daemon.StopAsync();
        AssertAllIsThere(server, answered);
    }

    [PostgresFact]
    public async Task A_service_killed_while_it_ships_should_go_on_where_it_was()
    {
        using var server = await PostgresServer.StartAsync();
        server.Create("fleet");
        var random = new Random();
        for (var round = 0; round < 4; round++)
        {
            using var daemon = await FleetDaemon.StartAsync(_folder.FullName, server.Connection("fleet", Patience));
            var storm = await FleetStorm.BeginAsync(daemon);
            await daemon.UntilAsync("shipping", fleet => fleet.Shipped > random.Next(30));
            await Task.Delay(random.Next(50));
            await daemon.KillAsync();
            await storm.EndAsync();
        }

        AssertAllIsThere(server, answered: null);
    }

    private void AssertAllIsThere(PostgresServer server, int? answered)
    {
        var local = FleetFiles.Rows(Journal);
        var stream = local[0][..local[0].IndexOf('|')];
        var there = FleetFiles.Rows(server, "fleet");
        Assert.InRange(there.Count, 1, local.Count);
        Assert.Equal(local.Take(there.Count), there);

        // What was written last is brought by the next who comes.
        FleetFiles.Store(server.Connection("fleet"), Journal, current: $"{stream.Split('/')[0]}/the-boot-after").ShipAll();
        Assert.Equal(local, FleetFiles.Rows(server, "fleet"));
        var requests = Database.Events(Journal).OfType<RequestsAnswered>().Sum(batch => batch.Requests.Length);
        Assert.Equal([$"{requests}"], server.Ask("fleet", "select requests from boots"));
        Assert.Equal(answered ?? requests, requests);
    }
}
