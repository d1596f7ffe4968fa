namespace ActorLoad.Host.Tests.Fleet;

/// <summary>One server for the tests that do not harm it, and a database for each of them.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private int _databases;

    internal PostgresServer Server { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (PostgresServer.Reason is null)
        {
            Server = await PostgresServer.StartAsync();
        }
    }

    public Task DisposeAsync()
    {
        Server?.Dispose();
        return Task.CompletedTask;
    }

    internal string Create()
    {
        var name = $"fleet{Interlocked.Increment(ref _databases)}";
        Server.Create(name);
        return name;
    }
}
