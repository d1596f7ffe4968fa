using ActorLoad.Interop.Uevents;

namespace ActorLoad.Simulation;

/// <summary>Devices with aliases, that are announced one after the other.</summary>
/// <param name="socket">Where their events go.</param>
/// <param name="schedule">Calls an action after a time; <see cref="VirtualTime.Schedule"/> for example.</param>
public sealed class SimulatedDevices(SimulatedUevents socket, Action<TimeSpan, Action> schedule) : IDeviceTree
{
    /// <summary>Path and alias.</summary>
    public List<(string Devpath, string Alias)> All { get; } = [];

    /// <summary>The time from one device to the next.</summary>
    public TimeSpan Pace { get; set; }

    /// <summary>The UUIDs of the walks so far.</summary>
    public List<string> Walks { get; } = [];

    /// <summary>A driver's probe: the device appears.</summary>
    public void Plug(string devpath, string alias)
    {
        All.Add((devpath, alias));
        socket.Send("add", devpath, "pci", alias);
    }

    /// <inheritdoc/>
    public Task PokeAsync(string uuid, WalkProgress progress, CancellationToken stop)
    {
        Walks.Add(uuid);
        var ended = new TaskCompletionSource();
        Step(0, uuid, progress, ended);
        return ended.Task;
    }

    private void Step(int index, string uuid, WalkProgress progress, TaskCompletionSource ended) => schedule(Pace, () =>
    {
        if (index == All.Count)
        {
            ended.SetResult();
            return;
        }

        progress.Saw();
        progress.DidPoke();
        socket.Send("add", All[index].Devpath, "pci", All[index].Alias, uuid);
        if (Pace > TimeSpan.Zero)
        {
            socket.Wake();
        }

        Step(index + 1, uuid, progress, ended);
    });
}
