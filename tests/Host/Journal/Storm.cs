using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;

namespace ActorLoad.Host.Tests.Journal;

/// <summary>Requests as a storm brings them.</summary>
internal static class Storm
{
    internal static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Requests of 200 processes for 12 modules, arriving some 5 µs apart.</summary>
    internal static IEnumerable<RequestAnswered> Requests(int count, int first = 1)
    {
        var requesters = Enumerable.Range(0, 200)
            .Select(i => new Requester(
                RequesterKind.Udev,
                40_000 + i,
                0,
                "(udev-worker)",
                "/system.slice/systemd-udevd.service/udev",
                $"/devices/pci0000:00/0000:00:{i:x2}.0/virtio{i}",
                "virtio",
                2000 + i))
            .ToArray();
        var random = new Random(first);
        var at = Start.AddMilliseconds(first);
        for (var i = 0; i < count; i++)
        {
            at = at.AddMicroseconds(random.Next(10));
            var module = random.Next(12);
            yield return new RequestAnswered(
                at,
                new RequestId(first + i),
                requesters[random.Next(requesters.Length)],
                $"module-{module}",
                module,
                i < 12 ? Role.Leader : (Role)random.Next(1, 4),
                Outcome.Live,
                0,
                random.Next(20, 30_000));
        }
    }
}
