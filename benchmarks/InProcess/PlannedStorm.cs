using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;

namespace ActorLoad.InProcess;

/// <summary>
/// A boot with many modules and a plan for each: the module and two that it needs, one of a hundred fails, a tenth of the requests find nothing. Every request
/// is of a device of its own, all of a module's come while it loads, so that each is looked at for avoided calls.
/// </summary>
internal static class PlannedStorm
{
    private const int UnmetEvery = 10;
    private const int Needed = 50; // modules that others need

    public static IReadOnlyList<ILedgerEvent> Events(int modules, int requests)
    {
        var random = new Random(1);
        var events = new List<ILedgerEvent>(requests + (3 * modules));
        for (int i = 0, id = 0; i < modules; i++)
        {
            var first = id;
            var last = (int)((long)requests * (i + 1) / modules);
            var at = Storm.Start.AddMicroseconds(i * 1000L);
            var (name, spec, took) = ($"driver_{i}", $"pci:v00001AF4d{i:X8}sv00001AF4sd00000001bc02sc00i00", random.Next(200, 40_000));
            var path = $"/usr/lib/modules/6.1.0-40-amd64/kernel/drivers/net/ethernet/{name}.ko";
            var errno = i % 100 == 99 ? 19 : 0;
            events.Add(new PlanMade(at, i + 1, spec, "modulesAlias", 1, [$"driver_{i % Needed}", $"driver_{(i + 1) % Needed}", $"{name}!"]));
            events.Add(new LoadStarted(at, path, name, "", first + 1, 1, 0, 0, $"uevent:/devices/pci{i % 16:x4}:00/{first + 1:x8}"));
            while (id < last)
            {
                id++;
                events.Add(Request(at.AddMicroseconds(id - first), id, first, spec, i + 1, errno, took));
            }

            events.Add(new LoadFinished(at.AddMicroseconds(took), path, name, errno, "insert", null, took, random.Next(20_000, 900_000), 0));
        }

        return events;
    }

    private static RequestAnswered Request(DateTimeOffset at, int id, int first, string spec, int plan, int errno, int took)
    {
        var device = new Requester(
            RequesterKind.Uevent, 0, 0, Devpath: $"/devices/pci{plan % 16:x4}:00/{id:x8}", Subsystem: "pci", Seqnum: 1000 + id);
        return id % UnmetEvery == 0
            ? new RequestAnswered(at, new RequestId(id), device, $"acpi:PNP{id:X6}:", 0, Role.Unmet, Outcome.Unmet, 0, 40)
            : new RequestAnswered(
                at, new RequestId(id), device, spec, plan, id == first + 1 ? Role.Leader : Role.Joined, errno == 0 ? Outcome.Live : Outcome.Failed, errno, took);
    }
}
