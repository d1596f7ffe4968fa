using System.Net.Sockets;
using ActorLoad.Host.Tests.Rpc;

namespace ActorLoad.Host.Tests.Fleet;

/// <summary>Requests without end, as many under way at once as one connection may have, until it is told to stop.</summary>
internal sealed class FleetStorm
{
    private const int AtOnce = 32;
    private readonly Task _loop;
    private volatile bool _stop;
    private volatile int _answered;

    private FleetStorm(RawClient client) => _loop = Task.Run(() => RunAsync(client));

    /// <summary>Requests that were answered.</summary>
    internal int Answered => _answered;

    internal static async Task<FleetStorm> BeginAsync(FleetDaemon daemon) => new(await daemon.ConnectAsync());

    /// <summary>Ends it when all that was asked has been answered.</summary>
    internal async Task<int> EndAsync()
    {
        _stop = true;
        await _loop;
        return _answered;
    }

    /// <summary>Waits until so many more were answered: the service goes on answering whatever happens elsewhere.</summary>
    internal async Task GoOnAsync(int more = 200)
    {
        for (var until = _answered + more; _answered < until;)
        {
            Assert.False(_loop.IsFaulted, $"{_loop.Exception}");
            await Task.Delay(5);
        }
    }

    private async Task RunAsync(RawClient client)
    {
        using (client)
        {
            try
            {
                await AskAsync(client);
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.Shutdown or SocketError.ConnectionReset)
            {
                // the service was killed
            }
        }
    }

    private async Task AskAsync(RawClient client)
    {
        while (!_stop)
        {
            for (var i = 0; i < AtOnce; i++)
            {
                await client.SendAsync(RawClient.LoadText("calm"));
            }

            for (var i = 0; i < AtOnce; i++)
            {
                if (await client.ReplyAsync() is not { } reply)
                {
                    return; // the service was killed
                }

                Assert.Contains("\"outcome\":\"builtin\"", reply);
                _answered++;
            }

            await Task.Delay(2);
        }
    }
}
