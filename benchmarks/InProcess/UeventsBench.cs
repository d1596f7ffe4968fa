using System.Diagnostics;
using System.Text;
using ActorLoad.Actors;
using ActorLoad.Actors.Journal;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Modules;
using ActorLoad.Actors.Requests;
using ActorLoad.Actors.Uevents;
using ActorLoad.Host.Journal;
using ActorLoad.Interop.Commands;
using ActorLoad.Interop.Uevents;
using ActorLoad.Simulation;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;

namespace ActorLoad.InProcess;

/// <summary>
/// Many uevents through the reader, the routers and the journal, over a simulated kernel that loads: from memory, of which one in a
/// hundred is different; and from this machine's kernel, as fast as it sends them.
/// </summary>
internal sealed class UeventsBench(ActorSystem system, IActorRef journal, int events)
{
    private const double MiB = 1024 * 1024;
    private const int ReceiveBuffer = 128 << 20;
    private const int OneIn = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly SimulatedIndex _index = new();

    public static async Task<int> RunAsync(int events, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("actorload-uevents-bench");
        try
        {
            var path = Path.Combine(folder.FullName, "journal.db");
            var quiet = ConfigurationFactory.ParseString("akka { loglevel = ERROR, stdout-loglevel = OFF }");
            using var system = ActorSystem.Create("uevents", ActorSystemSetup.Create(
                BootstrapSetup.Create().WithConfig(quiet.WithFallback(SqliteJournal.Hocon).WithFallback(ActorsConfig.Default)), SqliteJournal.Setup(new JournalPlace(path))));
            var journal = system.ActorOf(JournalActor.Props(
                new JournalOptions("machine/boot", path), new SqliteStorage(new JournalPlace(path), "machine/boot", TimeProvider.System), TimeProvider.System, ActorRefs.Nobody));
            journal.Tell(new ServiceStarted(Storm.Start, "1", 1, "6.1", "/lib/modules/6.1"));
            await new UeventsBench(system, journal, events).RunAsync(rounds);
            await system.Terminate();
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return 0;
    }

    private async Task RunAsync(int rounds)
    {
        var loader = Loader.Start(
            system,
            new LoaderParts(
                new SimulatedKernel((_, action) => ThreadPool.QueueUserWorkItem(_ => action())),
                _index,
                new LinuxInstallCommands(),
                TimeProvider.System,
                FailurePolicy.Default,
                RequestLimits.Default),
            journal);
        await FromMemoryAsync(loader, rounds);

        // udevd would have to work on every one of these.
        if (Environment.IsPrivilegedProcess && !Path.Exists("/run/udev/control"))
        {
            await FromKernelAsync(loader, rounds);
        }
    }

    private async Task FromMemoryAsync(Loader loader, int rounds)
    {
        var source = new MemorySource();
        var tally = new UeventTally();
        var coldplug = Start(loader, source, tally);
        for (var round = 0; round < rounds; round++)
        {
            await Console.Error.WriteLineAsync($"  round {round + 1} of {rounds}");
            await FromMemoryAsync(coldplug, source, Datagrams(round), "until all is answered, ms");
        }

        // The same again, whose modules are live: what grows now grows with uevents alone.
        var known = Datagrams(round: 0);
        for (var round = 1; round <= rounds; round++)
        {
            await FromMemoryAsync(coldplug, source, known, "once more, ms");
            Samples.Ours($"resident after {round * events} more, MB", Environment.WorkingSet / MiB);
        }

        Check(tally.Snapshot().Requested, 2L * rounds * events);
    }

    private async Task FromMemoryAsync(IActorRef coldplug, MemorySource source, List<byte[]> datagrams, string row)
    {
        var watch = Stopwatch.StartNew();
        source.Fill(datagrams);
        await SettleAsync(coldplug);
        Samples.Ours($"{events} uevents, 99 % equal, {row}", watch.Elapsed.TotalMilliseconds);
    }

    private async Task FromKernelAsync(Loader loader, int rounds)
    {
        var tally = new UeventTally();
        using var socket = UeventSocket.Bind(ReceiveBuffer);
        using var stop = new CancellationTokenSource();
        var coldplug = Start(loader, socket, tally, stop.Token);
        var files = Directory.GetDirectories("/sys/bus").SelectMany(bus => Directory.GetFileSystemEntries($"{bus}/devices"))
            .Select(device => $"{device}/uevent").Where(file => File.Exists(file) && File.ReadAllText(file).Contains("MODALIAS=")).ToArray();
        for (var round = 1; round <= rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            await Task.Factory.StartNew(() => Poke(files), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            var sent = watch.Elapsed;
            await SettleAsync(coldplug);
            Samples.Ours($"{events} of this machine's kernel, until they are sent, ms", sent.TotalMilliseconds);
            Samples.Ours("from then until all is answered, ms", (watch.Elapsed - sent).TotalMilliseconds);
            Samples.Ours("of them lost", ((long)round * events) - tally.Snapshot().Requested);
        }

        await stop.CancelAsync();
        await coldplug.GracefulStop(Patience);
    }

    private void Poke(string[] files)
    {
        for (var i = 0; i < events; i++)
        {
            using var file = new FileStream(files[i % files.Length], FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            file.Write("add"u8);
        }
    }

    private IActorRef Start(Loader loader, IUeventSource source, UeventTally tally, CancellationToken stop = default) => system.ActorOf(ColdplugActor.Props(
        new UeventServices(source, new SysfsDevices("/nonexistent"), loader.Requests, loader.Modules, journal, TimeProvider.System, tally, stop)));

    // Every hundredth one is different; its module is loaded.
    private List<byte[]> Datagrams(int round)
    {
        var datagrams = new List<byte[]>(events);
        for (var i = 0; i < events; i++)
        {
            var number = i % OneIn == 0 ? i : 0;
            var alias = $"pci:v00008086d{round:X8}sv{number:X8}sd00000000bc02sc00i00";
            if (i % OneIn == 0)
            {
                _index.Add(alias, $"module_{round}_{number}");
            }

            var devpath = $"/devices/pci0000:00/0000:00:1c.0/0000:01:{i >> 8:x}.{i & 255:x}";
            datagrams.Add(Encoding.ASCII.GetBytes(
                $"add@{devpath}\0ACTION=add\0DEVPATH={devpath}\0SUBSYSTEM=pci\0PCI_CLASS=20000\0PCI_ID=8086:1533\0"
                + $"PCI_SUBSYS_ID=8086:0001\0PCI_SLOT_NAME=0000:01:00.0\0MODALIAS={alias}\0SEQNUM={((long)round * events) + i}\0"));
        }

        return datagrams;
    }

    private static Task<Settled> SettleAsync(IActorRef coldplug) => coldplug.Ask<Settled>(new AwaitSettled("bench"), Patience);

    private static void Check(long requested, long expected)
    {
        if (requested != expected)
        {
            throw new InvalidOperationException($"{requested} requests came of {expected} uevents");
        }
    }
}
