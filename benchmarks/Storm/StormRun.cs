namespace ActorLoad.Storm;

/// <summary>Carries out a storm.</summary>
public static class StormRun
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>Sends everything at once, and waits for every answer or for the time limit.</summary>
    /// <param name="order">What to send.</param>
    /// <param name="progress">Told when all begins, ten times a second, and at the end.</param>
    /// <exception cref="System.Net.Sockets.SocketException">Nobody listens on the socket.</exception>
    public static async Task<StormSummary> RunAsync(StormOrder order, Action<StormProgress> progress)
    {
        var tally = new Tally();
        using var clients = await ClientProcesses.StartAsync(order, tally, CancellationToken.None);
        var connections = Connections(order, tally);
        try
        {
            foreach (var connection in connections)
            {
                await connection.ConnectAsync(order.Socket, CancellationToken.None);
            }

            using var limit = new CancellationTokenSource(order.TimeLimit);
            var start = TimeProvider.System.GetTimestamp();
            Tell();
            var all = Task.WhenAll([clients.RunAsync(limit.Token), .. connections.Select(c => c.RunAsync(limit.Token))]);
            await WatchAsync(all, Tell);
            var took = TimeProvider.System.GetElapsedTime(start);
            await all;
            Tell();
            return tally.Summarize(order, took);

            void Tell() => progress(new StormProgress(tally.Answered, order.Total, TimeProvider.System.GetElapsedTime(start)));
        }
        finally
        {
            connections.ForEach(connection => connection.Dispose());
        }
    }

    private static List<PipelinedConnection> Connections(StormOrder order, Tally tally)
    {
        var specs = Enumerable.Range(0, order.Requests).Select(order.SpecOf);
        var shares = order.Requests == 0 ? [] : specs.Chunk((order.Requests + order.Connections - 1) / order.Connections);
        return [.. shares.Select(share => new PipelinedConnection(tally, share, order.Retry))];
    }

    private static async Task WatchAsync(Task all, Action tell)
    {
        while (!all.IsCompleted)
        {
            await Task.WhenAny(all, Task.Delay(ProgressInterval));
            tell();
        }
    }
}
