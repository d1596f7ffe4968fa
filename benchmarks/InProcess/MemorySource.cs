using System.Collections.Concurrent;
using ActorLoad.Interop.Uevents;

namespace ActorLoad.InProcess;

/// <summary>Uevents as the kernel writes them, from memory.</summary>
internal sealed class MemorySource : IUeventSource
{
    private readonly ConcurrentQueue<byte[]> _datagrams = new();
    private TaskCompletionSource _there = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Fill(IEnumerable<byte[]> datagrams)
    {
        foreach (var datagram in datagrams)
        {
            _datagrams.Enqueue(datagram);
        }

        Interlocked.Exchange(ref _there, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    public Task WaitAsync(CancellationToken stop)
    {
        var there = Volatile.Read(ref _there);
        return _datagrams.IsEmpty ? there.Task : Task.CompletedTask;
    }

    public UeventReading Receive() => _datagrams.TryDequeue(out var datagram)
        ? new UeventReading(UeventReadingKind.Event, UeventParser.Parse(datagram, out _))
        : new UeventReading(UeventReadingKind.Empty);
}
