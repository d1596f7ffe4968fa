using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Index;

namespace ActorLoad.InProcess;

/// <summary>
/// A boot with many modules and a plan for each: the module and two that it needs, one of a hundred fails, a tenth of the requests find nothing. Every request
/// is of a device of its own, all of a module's come while it loads, so that each is looked at for avoided calls. With the decisions that the actors tell.
/// </summary>
internal sealed class PlannedStorm
{
    private const int UnmetEvery = 10;
    private const int Needed = 50; // modules that others need

    private readonly List<object> _told;
    private long _order;
    private int _id;

    private PlannedStorm(int capacity) => _told = new List<object>(capacity);

    /// <summary>What the journal is told: events and decisions.</summary>
    public static IReadOnlyList<object> Told(int modules, int requests)
    {
        var storm = new PlannedStorm(requests + (12 * modules));
        var random = new Random(1);
        for (var module = 0; module < modules; module++)
        {
            storm.Add(module, (int)((long)requests * (module + 1) / modules), random.Next(200, 40_000), random.Next(20_000, 900_000));
        }

        return storm._told;
    }

    private static string Path(int module) => $"/usr/lib/modules/6.1.0-40-amd64/kernel/drivers/net/ethernet/driver_{module}.ko";

    private void Add(int module, int last, int took, int size)
    {
        var leader = _id + 1;
        var at = Storm.Start.AddMicroseconds(module * 1000L);
        var (name, path, spec) = ($"driver_{module}", Path(module), $"pci:v00001AF4d{module:X8}sv00001AF4sd00000001bc02sc00i00");
        var errno = module % 100 == 99 ? 19 : 0;
        _told.Add(Plan(at, module, name, spec));
        Decide(at, DecisionKind.Resolved, leader, module + 1);
        for (var step = 0; step < 3; step++)
        {
            Decide(at, DecisionKind.Wished, leader, step);
        }

        _told.Add(new LoadStarted(at, path, name, "", leader, 1, 0, 0, $"uevent:/devices/pci{module % 16:x4}:00/{leader:x8}"));
        while (_id < last)
        {
            _id++;
            var arrived = at.AddMicroseconds(_id - leader);
            _told.Add(Request(arrived, leader, spec, module + 1, errno, took));
            if (_id % UnmetEvery == 0)
            {
                Decide(arrived, DecisionKind.Resolved, _id);
            }
        }

        var end = at.AddMicroseconds(took);
        _told.Add(new LoadFinished(end, path, name, errno, "insert", null, took, size, 0));
        Decide(end, DecisionKind.LoadEnded, 0, name: name);
        Decide(end, DecisionKind.StepEnded, leader, 2);
        Decide(end, DecisionKind.Ended, leader);
    }

    private static PlanMade Plan(DateTimeOffset at, int module, string name, string spec)
    {
        int[] needed = [module % Needed, (module + 1) % Needed];
        return new PlanMade(
            at, module + 1, spec, "modulesAlias", 1, [$"driver_{needed[0]}", $"driver_{needed[1]}", $"{name}!"],
            [
                new PlannedMatch(name, Blacklisted: false, 2,
                [
                    new PlannedStep(Path(needed[0]), StepAction.Insert, Required: true, [], []),
                    new PlannedStep(Path(needed[1]), StepAction.Insert, Required: true, [], []),
                    new PlannedStep(Path(module), StepAction.Insert, Required: true, [0, 1], []),
                ]),
            ]);
    }

    private void Decide(DateTimeOffset at, DecisionKind kind, long request, int step = 0, string? name = null) =>
        _told.Add(new Decision(at, ++_order, kind, request, step, name));

    private RequestAnswered Request(DateTimeOffset at, int leader, string spec, int plan, int errno, int took)
    {
        var device = new Requester(
            RequesterKind.Uevent, 0, 0, Devpath: $"/devices/pci{plan % 16:x4}:00/{_id:x8}", Subsystem: "pci", Seqnum: 1000 + _id);
        var request = _id % UnmetEvery == 0
            ? new RequestAnswered(at, new RequestId(_id), device, $"acpi:PNP{_id:X6}:", 0, Role.Unmet, Outcome.Unmet, 0, 40)
            : new RequestAnswered(
                at, new RequestId(_id), device, spec, plan, _id == leader ? Role.Leader : Role.Joined, errno == 0 ? Outcome.Live : Outcome.Failed, errno, took);
        return request with { Order = ++_order };
    }
}
