using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;

namespace ActorLoad.InProcess;

/// <summary>Requests as a coldplug's storm brings them: 200 processes, 12 modules, some 5 µs between two.</summary>
internal static class Storm
{
    public static DateTimeOffset Start { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static RequestAnswered[] Requests(int count)
    {
        var random = new Random(1);
        var requesters = Enumerable.Range(0, 200).Select(i => new Requester(
            RequesterKind.Udev, 40_000 + i, 0, "(udev-worker)", "/system.slice/systemd-udevd.service/udev",
            $"/devices/pci0000:00/0000:00:{i:x2}.0/virtio{i}", "virtio", 2000 + i)).ToArray();
        var at = Start;
        var storm = new RequestAnswered[count];
        for (var i = 0; i < count; i++)
        {
            at = at.AddMicroseconds(random.Next(10));
            var module = random.Next(12);
            storm[i] = new RequestAnswered(
                at, new RequestId(i + 1), requesters[random.Next(requesters.Length)], $"module-{module}", module,
                i < 12 ? Role.Leader : (Role)random.Next(1, 4), Outcome.Live, 0, random.Next(20, 30_000));
        }

        return storm;
    }
}
