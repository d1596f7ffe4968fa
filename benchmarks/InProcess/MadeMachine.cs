using System.Globalization;
using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Boots.Summaries;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Journal.Format;
using ActorLoad.Actors.Requests;
using ActorLoad.Host.Fleet;
using ActorLoad.Host.Ledgers;
using ActorLoad.Interop.Machines;

namespace ActorLoad.InProcess;

/// <summary>
/// One of many machines: of twenty kinds and three kernels, with a boot a day that loads 57 modules for 370 requests, as a coldplug of Debian 12 does. One machine of
/// fifty lacks a module, one of forty has one that fails.
/// </summary>
internal sealed class MadeMachine(int number)
{
    private const int Kinds = 20;
    private const int Modules = 57;
    private const int Requests = 370;
    private const int Batch = 20;
    private const int RowsAtOnce = 500;
    private static readonly string[] Kernels = ["6.1.0-28-amd64", "6.1.0-31-amd64", "6.12.9-1-amd64"];

    /// <summary>When the last boots are.</summary>
    internal static DateTimeOffset End { get; } = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private string Id => string.Create(CultureInfo.InvariantCulture, $"{number:x32}");

    /// <summary>Brings one boot to PostgreSQL as the shipper does.</summary>
    internal void Ship(FleetDatabase database, int boot)
    {
        var random = new Random((number * 1000) + boot);
        var stream = new JournalStream(string.Create(CultureInfo.InvariantCulture, $"{Id}/{boot:x8}-0000-4000-8000-{number:x12}"), boot + 1, 0);
        var events = Events(End.AddDays(-boot), random).ToList();
        database.Register(stream.Id, stream, $"host-{number}", new Hardware("Maker", $"Model {number % Kinds}", "x64", 8));
        foreach (var rows in events.Select((one, i) => Row(one, i + 1)).Chunk(RowsAtOnce))
        {
            database.Write(stream.Id, rows);
        }

        database.Summarize(stream.Id, events.Count, BootReporter.Of(BootStory.Of(events), stream.Machine, stream.Boot));
    }

    private static JournalRow Row(ILedgerEvent one, int sequence) => new(
        sequence, one.At.UtcTicks, LedgerFormat.Write(one), LedgerFormat.Manifest(one), LedgerSerializer.Number, "00000000-0000-4000-8000-000000000000");

    private IEnumerable<ILedgerEvent> Events(DateTimeOffset at, Random random)
    {
        yield return new ServiceStarted(at, "0.1.0", 312, Kernels[number % Kernels.Length], "/lib/modules/" + Kernels[number % Kernels.Length]);
        var answered = new List<RequestAnswered>();
        for (var module = 0; module < Modules; module++)
        {
            if (module == 7 && number % 50 == 1)
            {
                continue;
            }

            foreach (var happened in Load(at.AddMilliseconds(module * 20), module, random, answered))
            {
                yield return happened;
            }
        }

        foreach (var requests in answered.Chunk(Batch))
        {
            yield return new RequestsAnswered(requests[^1].At, [.. requests]);
        }

        yield return new ServiceStopped(at.AddHours(20), "SIGTERM");
    }

    private IEnumerable<ILedgerEvent> Load(DateTimeOffset at, int module, Random random, List<RequestAnswered> answered)
    {
        var kernel = Kernels[number % Kernels.Length];
        var name = $"driver_{number % Kinds}_{module}";
        var path = $"/usr/lib/modules/{kernel}/kernel/drivers/net/ethernet/{name}.ko";
        var alias = $"pci:v00001AF4d000010{module:x2}sv00001AF4sd00000001bc02sc00i00";
        var errno = module == 9 && number % 40 == 2 ? 19 : 0;
        var took = random.Next(200, 40_000);
        var plan = answered.Count + 1;
        for (var i = 0; i < (Requests / Modules) + 1 && answered.Count < Requests; i++)
        {
            var device = new Requester(
                RequesterKind.Coldplug, 0, 0, Devpath: $"/devices/pci0000:00/0000:00:{module:x2}.{i}", Subsystem: "pci", Seqnum: 1000 + answered.Count);
            answered.Add(new RequestAnswered(
                at.AddMicroseconds(i), new RequestId(answered.Count + 1), device, alias, plan, i == 0 ? Role.Leader : Role.Joined,
                errno == 0 ? Outcome.Live : Outcome.Failed, errno, took));
        }

        yield return new PlanMade(at, plan, alias, "modulesAlias", 1, [$"{name}!"]);
        yield return new LoadStarted(at, path, name, "", plan, 1, 0, 0, $"coldplug:/devices/pci0000:00/0000:00:{module:x2}.0");
        yield return new LoadFinished(at.AddMicroseconds(took), path, name, errno, "insert", null, took, random.Next(20_000, 900_000), 0);
    }
}
