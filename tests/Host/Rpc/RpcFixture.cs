using ActorLoad.Host.Rpc;
using Akka.Event;

namespace ActorLoad.Host.Tests.Rpc;

/// <summary>A listener in a folder of its own.</summary>
internal sealed class RpcFixture : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actorload-rpc-");

    public RpcFixture(FakeLoader? loader = null, RpcLimits? limits = null)
    {
        Loader = loader ?? new FakeLoader();
        Path = _folder.FullName + "/run/io.actorload.Loader";
        Listener = RpcListener.Start(ListeningSocket.Open(Path), Loader, limits ?? RpcLimits.Default, NoLogger.Instance);
    }

    public FakeLoader Loader { get; }

    public string Path { get; }

    public RpcListener Listener { get; }

    public Task<RawClient> ConnectAsync() => RawClient.ConnectAsync(Path);

    /// <summary>Waits until something becomes true; fails with its text when it does not.</summary>
    public static async Task EventuallyAsync(Func<bool> condition, string what)
    {
        using var limit = new CancellationTokenSource(HangGuard.Limit);
        while (!condition())
        {
            Assert.False(limit.IsCancellationRequested, $"did not happen: {what}");
            await Task.Delay(5);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Listener.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
