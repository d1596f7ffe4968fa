using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Boots.Summaries;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Kernel;
using ActorLoad.Interop.Kernel.Stats;

namespace ActorLoad.Pages.Tests;

/// <summary>A boot as the journal would tell it: a coldplug on eight CPUs, with names that are anybody's, and hours later a stick.</summary>
internal sealed class MadeBoot(int modules)
{
    internal const string Hostile = "</script><script>alert(1)</script><!--\u0001\u001b[31m\"'&\ud800 &lt;b>";
    private const int AskersOfOne = 8;
    private const long LastAnswer = 890_000;
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 7, 30, 0, TimeSpan.Zero);

    private readonly Random _random = new(20260301);
    private readonly List<ILedgerEvent> _events = [];
    private long _id;

    internal static (BootReport Report, BootStory Story) Of(int modules)
    {
        var story = BootStory.Of(new MadeBoot(modules).Events());
        return (BootReporter.Of(story, "1f0c6c4b8e7b4f0f9d4b5c6a7e8d9f01", "0b9e6f3a-5d0e-4a57-9c58-6d7a2f1e4b3c"), story);
    }

    /// <summary>A boot in which the service only looked on: workers that met at one module, a helper of the kernel, a hostile name.</summary>
    internal static (BootReport Report, BootStory Story) Observed(int calls)
    {
        List<ILedgerEvent> events = [new ServiceStarted(Start, "0.1.0", 211, "6.1.0-40-amd64", "/lib/modules/6.1.0-40-amd64", Mode: "observe")];
        for (var i = 0; i < calls; i++)
        {
            var device = $"/devices/pci0000:00/0000:00:{i % 32:x2}.0/virtio{i}";
            events.Add(new ObservedCall(
                Start.AddMilliseconds(10 * i), "finit_module", new Requester(RequesterKind.Udev, 300 + (i % 16), 0, "(udev-worker)", null, device, "virtio"), i % 8,
                $"/lib/modules/mod_{i / 4}.ko", $"mod_{i / 4}", i % 4 == 0 ? 0 : Errno.EEXIST, Inserted: i % 4 == 0, 40_000 + i, 20_000, "virtio"));
        }

        events.Add(new ObservedCall(
            Start.AddSeconds(2), "init_module", new Requester(RequesterKind.Kernel, 410, 0, Hostile), 1, $"/{Hostile}.ko", Hostile, Errno.ENODEV, Inserted: true, 900, 0,
            Asked: Hostile, Asker: "mount[409]", CallSite: "get_fs_type"));
        events.Add(new KernelCounted(Start.AddSeconds(3), CountOccasion.Settled, new ModuleStats(51, 9_000_000, 0, 0, 150, 1, 0, 0, 3_100_000, 40_000, [new DuplicateStats(Hostile, 150, "Becoming")])));
        var story = BootStory.Of(events);
        return (BootReporter.Of(story, "1f0c6c4b8e7b4f0f9d4b5c6a7e8d9f01", "0b9e6f3a-5d0e-4a57-9c58-6d7a2f1e4b3c"), story);
    }

    private List<ILedgerEvent> Events()
    {
        _events.Add(new ServiceStarted(Start, "0.1.0", 211, "6.1.0-40-amd64", "/lib/modules/6.1.0-40-amd64"));
        _events.Add(new ColdplugStarted(After(20_000), "5a0e", "start"));
        for (var i = 0; i < modules; i++)
        {
            Load(i);
        }

        _events.Add(new ColdplugFinished(After(900_000), "5a0e", 412, 196, 0, 880_000));
        Answer(700_000, 40, "acpi:PNP0C14:", Role.Unmet, Outcome.Unmet, plan: 0);
        Answer(710_000, 30, Hostile, Role.Unmet, Outcome.Unmet, plan: 0, by: new Requester(RequesterKind.Modprobe, 4400, 0, Hostile, Hostile, Started: 7100));
        _events.Add(new ProcessSeen(After(710_000), 4400, 7100, Hostile, $"/{Hostile}", 4399, 7000));
        _events.Add(new ProcessSeen(After(710_000), 4399, 7000, Hostile, null, 4398, null));
        _events.Add(new ForeignLoad(After(640_000), Hostile, 1311));
        _events.Add(new KernelAsked(After(650_000), Hostile, Hostile, 409, 2, Hostile, Waits: true));
        _events.Add(new LoadStarted(After(9_000_000_000), "/lib/modules/usb-storage.ko", "usb_storage", "", _id + 1, 1, 0, 0, "uevent:/devices/usb1/1-2"));
        _events.Add(new LoadFinished(After(9_000_180_000), "/lib/modules/usb-storage.ko", "usb_storage", 0, "insert", null, 180_000, 90_000, 0));
        _events.Add(new LoadStarted(After(9_000_300_000), "/lib/modules/ast.ko", "ast", "", 0, 1, 0, 0, "modprobe[4411]"));
        _events.Add(new EventsLost(After(9_000_310_000), 3, 2, "disk full"));
        return _events;
    }

    private void Load(int i)
    {
        var name = i switch { 0 => Hostile, 1 => "a_module_with_a_name_that_goes_on_" + new string('x', 200), _ => $"mod_{i:0000}" };
        var path = $"/lib/modules/6.1.0-40-amd64/kernel/drivers/{name}.ko";
        var began = 30_000 + (i * 800_000L / modules) + _random.Next(4000);
        var took = (long)Math.Exp(_random.NextDouble() * 6.5) * 150;
        var (errno, stage) = i % 19 == 3 ? (Errno.ENODEV, "insert") : (0, "insert");
        _events.Add(new PlanMade(After(began - 500), i + 1, Spec(i), "alias", 1, [name + "!"]));
        _events.Add(new LoadStarted(After(began), path, name, i % 7 == 0 ? "debug=1" : "", _id + 1, 1, 0, 0, $"uevent:{Device(i)}"));
        var askers = 1 + (i % 3 == 0 ? AskersOfOne : 0);
        for (var asker = 0; asker < askers; asker++)
        {
            var at = began - 400 + (asker * took / (AskersOfOne + 1));
            var answered = i == 9 && asker == 1 ? LastAnswer : began + took + 100; // what else that one waits for takes long
            Answer(at, answered - at, Spec(i), asker == 0 ? Role.Leader : Role.Joined, errno == 0 ? Outcome.Live : Outcome.Failed, i + 1, errno, i);
        }

        _events.Add(new LoadFinished(After(began + took), path, name, errno, stage, null, took, 20_000 + _random.Next(900_000), 0));
        Answer(began + took + 5000, 30, Spec(i), Role.Live, Outcome.Live, i + 1, 0, i + 1);
    }

    private void Answer(long at, long waited, string spec, Role role, Outcome outcome, long plan, int errno = 0, int device = 0, Requester? by = null)
    {
        var requester = by ?? new Requester(RequesterKind.Coldplug, 0, 0, null, null, device == 3 ? Hostile : Device(device), device % 2 == 0 ? "pci" : "acpi", 1000 + device);
        _events.Add(new RequestAnswered(After(at), new RequestId(++_id), requester, spec, plan, role, outcome, errno, waited));
    }

    private static string Spec(int i) => i == 2 ? "cpu:type:x86,ven0000fam0006mod008Ffeature:" + string.Concat(Enumerable.Repeat(",0001", 700)) : $"pci:v00008086d{i:X8}sv00001AF4sd00001100bc02sc00i00";

    private static string Device(int i) => $"/devices/pci0000:00/0000:00:{i % 32:x2}.{i % 8}";

    private static DateTimeOffset After(long microseconds) => Start.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
