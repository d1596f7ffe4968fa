using System.Collections.Concurrent;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Modules;
using ActorLoad.Actors.Requests;
using ActorLoad.Actors.Tests.Support;
using ActorLoad.Actors.Uevents;
using ActorLoad.Interop.Commands;
using ActorLoad.Interop.Uevents;
using ActorLoad.Simulation;
using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit.Xunit2;

namespace ActorLoad.Actors.Tests.Uevents;

/// <summary>This machine's devices, socket and kernel; only the loads are simulated.</summary>
public sealed class RealOverrunSpec() : TestKit(ConfigurationFactory.ParseString("akka.loglevel = ERROR").WithFallback(ActorsConfig.Default))
{
    private const int SmallBuffer = 4096;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // udevd works on every one of them.
    private static readonly int Events = Path.Exists("/run/udev/control") ? 1_000 : 50_000;

    [RootFact]
    public async Task Every_device_s_module_should_be_live_after_a_storm_that_the_socket_could_not_hold()
    {
        var devices = Devices();
        var index = new SimulatedIndex();
        foreach (var (_, alias) in devices)
        {
            index.Add(alias, Module(alias));
        }

        var kernel = new SimulatedKernel((delay, action) => _ = Task.Delay(delay).ContinueWith(_ => action(), TaskScheduler.Default));
        var told = new ConcurrentQueue<ILedgerEvent>();
        var journal = Sys.ActorOf(Props.Create(() => new Ledger(told)));
        var loader = Loader.Start(
            Sys,
            new LoaderParts(kernel, index, new ScriptedCommands(), TimeProvider.System, FailurePolicy.Default, RequestLimits.Default),
            journal);

        // Nobody reads meanwhile; nearly all of it is one device's.
        using var socket = UeventSocket.Bind(SmallBuffer);
        for (var i = 0; i < Events; i++)
        {
            Announce(devices[0].File);
        }

        devices.ForEach(device => Announce(device.File));
        var tally = new UeventTally();
        var coldplug = Sys.ActorOf(ColdplugActor.Props(new UeventServices(
            socket, new SysfsDevices(), loader.Requests, loader.Modules, journal, TimeProvider.System, tally, CancellationToken.None)));

        await coldplug.Ask<Settled>(new AwaitSettled("test"), Patience);

        Assert.All(devices, device => Assert.True(kernel.IsLive(Module(device.Alias)), device.Alias));
        Assert.Equal(devices.Select(device => device.Alias).Distinct().Count(), kernel.Calls.Count);
        Assert.NotEmpty(told.OfType<UeventsOverrun>());
        Assert.All(told.OfType<ColdplugStarted>(), walk => Assert.Equal("overrun", walk.Reason));
        Assert.Equal(told.OfType<ColdplugStarted>().Count(), tally.Snapshot().Coldplugs);
        Assert.Equal(0, tally.Snapshot().Waiting);
    }

    private static List<(string File, string Alias)> Devices() =>
    [
        .. from bus in Directory.GetDirectories("/sys/bus")
           from device in Directory.GetFileSystemEntries($"{bus}/devices")
           let file = $"{device}/uevent"
           where File.Exists(file)
           from line in File.ReadLines(file)
           where line.StartsWith("MODALIAS=", StringComparison.Ordinal)
           select (file, line["MODALIAS=".Length..]),
    ];

    private static string Module(string alias) => $"module_{(uint)string.GetHashCode(alias, StringComparison.Ordinal)}";

    private static void Announce(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        stream.Write("add"u8);
    }

    private sealed class Ledger : ReceiveActor
    {
        public Ledger(ConcurrentQueue<ILedgerEvent> told) => Receive<ILedgerEvent>(told.Enqueue);
    }
}
