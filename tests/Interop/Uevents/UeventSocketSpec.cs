using System.Diagnostics;
using System.Text;
using ActorLoad.Interop.Tests.Index.Support;
using ActorLoad.Interop.Tests.Kernel;
using ActorLoad.Interop.Uevents;

namespace ActorLoad.Interop.Tests.Uevents;

/// <summary>The real socket, on this machine's kernel: nothing is loaded by it.</summary>
[Collection(nameof(UeventSocketSpec))]
public sealed class UeventSocketSpec
{
    private const int Plenty = 1 << 20;
    private const uint KernelGroup = 1;

    private static readonly byte[] Evil = Encoding.ASCII.GetBytes(
        "add@/devices/evil\0ACTION=add\0DEVPATH=/devices/evil\0SUBSYSTEM=pci\0MODALIAS=pci:evil\0SEQNUM=1\0");

    private static readonly string[] AsNobodyWithCapNetAdmin =
        ["setpriv", "--reuid", "65534", "--clear-groups", "--inh-caps", "+net_admin", "--ambient-caps", "+net_admin"];

    [RootFact]
    public async Task Walk_should_announce_every_device_that_names_an_alias()
    {
        using var socket = UeventSocket.Bind(Plenty);
        var progress = new WalkProgress();
        var uuid = Guid.NewGuid().ToString();
        await new SysfsDevices().PokeAsync(uuid, progress, CancellationToken.None);

        var announced = Own(socket, uuid);
        Assert.All(announced, uevent => Assert.Equal("add", uevent.Action));
        var expected = Tool.Run("sh", "-c", "find /sys/devices -name uevent -exec grep -l '^MODALIAS=' {} + | sed 's,^/sys,,; s,/uevent$,,'").Output;
        Assert.Equal(
            expected.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
            announced.Select(uevent => uevent.Devpath).Order(StringComparer.Ordinal));
        Assert.Equal((announced.Count, 0), (progress.Poked, progress.Failed));
        Assert.Equal($"{progress.Devices}", Tool.Succeed("sh", "-c", "ls -d /sys/bus/*/devices/*/uevent /sys/class/*/*/uevent | wc -l").Trim());

        // What the files of sysfs say is what the events say.
        foreach (var uevent in announced)
        {
            Assert.Contains($"MODALIAS={uevent.Modalias}", File.ReadAllText($"/sys{uevent.Devpath}/uevent"), StringComparison.Ordinal);
            Assert.Equal(uevent.Subsystem, Path.GetFileName(new FileInfo($"/sys{uevent.Devpath}/subsystem").LinkTarget));
        }
    }

    [RootFact]
    public async Task Wait_should_end_with_the_next_event()
    {
        using var socket = UeventSocket.Bind(Plenty);
        _ = Own(socket, uuid: null);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var wait = socket.WaitAsync(limit.Token);
        var uuid = Guid.NewGuid().ToString();
        await new SysfsDevices().PokeAsync(uuid, new WalkProgress(), CancellationToken.None);
        await wait;
        Assert.NotEmpty(Own(socket, uuid));
    }

    [RootFact]
    public void Messages_of_processes_should_be_refused_whoever_sends_them() => OwnNetwork.Run(() =>
    {
        using var sender = new Sender();
        using var socket = Bind(out var port);

        Assert.Equal("sent", sender.Send(Evil, port, 0));
        Assert.Equal("sent", sender.Send(Evil, 0, KernelGroup));
        Assert.Equal("sent", sender.Send(Evil, port, 0, AsNobodyWithCapNetAdmin));
        Assert.Equal("sent", sender.Send(Evil, 0, KernelGroup, AsNobodyWithCapNetAdmin));
        Assert.Equal("sent", sender.Send(new byte[15_000], 0, KernelGroup));
        Assert.Equal("sent", sender.Send(new byte[20_000], 0, KernelGroup));
        Assert.Equal(
            [
                UeventRefusal.Unicast, UeventRefusal.FromProcess, UeventRefusal.OtherUser, UeventRefusal.OtherUser,
                UeventRefusal.FromProcess, UeventRefusal.Truncated,
            ],
            Refusals(socket));
    });

    [RootFact]
    public void Messages_of_those_without_rights_here_should_not_even_arrive() => OwnNetwork.Run(() =>
    {
        using var sender = new Sender();
        using var socket = Bind(out var port);

        foreach (var by in (string[][])[["setpriv", "--reuid", "65534", "--clear-groups"], ["unshare", "--user", "--map-root-user"]])
        {
            Assert.Equal("EPERM", sender.Send(Evil, port, 0, by));
            Assert.Equal("EPERM", sender.Send(Evil, 0, KernelGroup, by));
        }

        // In a network namespace of its own it may send, and nobody is there.
        Assert.NotEqual("EPERM", sender.Send(Evil, 0, KernelGroup, "unshare", "--user", "--map-root-user", "--net"));
        Assert.Empty(Refusals(socket));
    });

    [RootFact]
    public async Task Overrun_should_be_told_once_and_end_when_all_is_read()
    {
        using var socket = UeventSocket.Bind(4096);
        var uuid = Guid.NewGuid().ToString();
        await new SysfsDevices().PokeAsync(uuid, new WalkProgress(), CancellationToken.None);
        Assert.Equal(UeventReadingKind.Overrun, socket.Receive().Kind);
        Assert.InRange(Rest(socket), 1, 40);

        // Room again, and the next loss is told again; by the wait, if it comes to it first.
        await new SysfsDevices().PokeAsync(uuid, new WalkProgress(), CancellationToken.None);
        await socket.WaitAsync(CancellationToken.None);
        Assert.Equal(UeventReadingKind.Overrun, socket.Receive().Kind);
        Assert.InRange(Rest(socket), 1, 40);
    }

    [RootFact]
    public void Buffer_should_be_larger_than_the_limit_of_others()
    {
        using var socket = UeventSocket.Bind(128 << 20);
        Assert.Equal(2 * (128 << 20), socket.ReceiveBuffer);
    }

    [Fact]
    public async Task Walk_should_write_to_those_alone_that_name_an_alias()
    {
        using var folder = new MadeFolder();
        string[] devices = ["devices/a", "devices/a/b", "devices/c"];
        string[] uevents = ["DRIVER=x\n", "DRIVER=x\nMODALIAS=pci:v1\nPCI_ID=1\n", "NOTMODALIAS=pci:v1\n"];
        foreach (var (device, uevent) in devices.Zip(uevents))
        {
            Directory.CreateDirectory($"{folder.Path}/{device}");
            await File.WriteAllTextAsync($"{folder.Path}/{device}/uevent", uevent);
        }

        Directory.CreateDirectory($"{folder.Path}/bus/pci/devices");
        Directory.CreateDirectory($"{folder.Path}/class/net");
        File.CreateSymbolicLink($"{folder.Path}/bus/pci/devices/a", "../../../devices/a");
        File.CreateSymbolicLink($"{folder.Path}/bus/pci/devices/gone", "../../../devices/gone");
        File.CreateSymbolicLink($"{folder.Path}/class/net/b", "../../devices/a/b");
        File.CreateSymbolicLink($"{folder.Path}/class/net/c", "../../devices/c");
        await File.WriteAllTextAsync($"{folder.Path}/class/net/bonding_masters", "");
        var progress = new WalkProgress();

        await new SysfsDevices(folder.Path).PokeAsync("34eb4c0d-96a5-49a2-823d-da8ad590467c", progress, CancellationToken.None);

        Assert.Equal((3, 1, 0), (progress.Devices, progress.Poked, progress.Failed));
        Assert.StartsWith("add 34eb4c0d-96a5-49a2-823d-da8ad590467c", await File.ReadAllTextAsync($"{folder.Path}/devices/a/b/uevent"), StringComparison.Ordinal);
        Assert.Equal("DRIVER=x\n", await File.ReadAllTextAsync($"{folder.Path}/devices/a/uevent"));
    }

    [Fact]
    public async Task Walk_should_say_what_could_not_be_asked_and_go_on()
    {
        using var folder = new MadeFolder();

        // A file that says what a device says, and takes no writing: the environment of another process.
        using var process = Process.Start(new ProcessStartInfo("env", ["-i", "MODALIAS=pci:v1", "sleep", "60"]) { UseShellExecute = false })!;
        var environment = $"/proc/{process.Id}/environ";
        await WithinAsync(() => File.ReadAllText(environment) == "MODALIAS=pci:v1\0");
        Directory.CreateDirectory($"{folder.Path}/bus/pci/devices/a");
        File.CreateSymbolicLink($"{folder.Path}/bus/pci/devices/a/uevent", environment);
        folder.Write("class/net/b/uevent", "MODALIAS=pci:v2\n");
        var progress = new WalkProgress();

        await new SysfsDevices(folder.Path).PokeAsync("34eb4c0d-96a5-49a2-823d-da8ad590467c", progress, CancellationToken.None);
        process.Kill();

        Assert.Equal((2, 1, 1), (progress.Devices, progress.Poked, progress.Failed));
        Assert.Matches("^/.*/bus/pci/devices/a/uevent: .*E[A-Z]+", progress.Problem);
    }

    [Fact]
    public async Task Walk_should_end_early_when_it_is_told_to()
    {
        using var folder = new MadeFolder();
        using var stop = new CancellationTokenSource();
        foreach (var device in (string[])["a", "b"])
        {
            Directory.CreateDirectory($"{folder.Path}/bus/pci/devices/{device}");
            _ = Tool.Succeed("mkfifo", $"{folder.Path}/bus/pci/devices/{device}/uevent");
        }

        var later = folder.Write("class/net/c/uevent", "MODALIAS=pci:v2\n");
        var order = Directory.GetFileSystemEntries($"{folder.Path}/bus/pci/devices");

        // In open(2) it waits for somebody who writes, and he for it: when he comes through, it is behind its first device.
        var walk = new SysfsDevices(folder.Path).PokeAsync("34eb4c0d-96a5-49a2-823d-da8ad590467c", new WalkProgress(), stop.Token);
        await File.OpenWrite($"{order[0]}/uevent").DisposeAsync();
        await stop.CancelAsync();
        await using (new FileStream($"{order[1]}/uevent", FileMode.Open, FileAccess.ReadWrite))
        {
            await walk.WaitAsync(TimeSpan.FromMinutes(3));
        }

        Assert.Equal("MODALIAS=pci:v2\n", await File.ReadAllTextAsync(later));
    }

    [RootFact]
    public void Buffer_should_be_as_large_as_allowed_where_more_is_not()
    {
        // SO_RCVBUFFORCE needs CAP_NET_ADMIN, which this process cannot give away for a while.
        var result = Tool.Succeed("setpriv", "--bounding-set", "-net_admin", "dotnet", typeof(Program).Assembly.Location, "uevent-buffer");
        var limit = int.Parse(File.ReadAllText("/proc/sys/net/core/rmem_max"));
        Assert.Equal(2 * limit, int.Parse(result));
    }

    private static async Task WithinAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), limit.Token);
        }
    }

    private static UeventSocket Bind(out uint port)
    {
        var before = Ports();
        var socket = UeventSocket.Bind(Plenty);
        port = Ports().Except(before).Single();
        _ = Own(socket, uuid: null);
        return socket;
    }

    // Columns: socket, protocol, port, groups.
    private static uint[] Ports() =>
        [.. File.ReadLines("/proc/thread-self/net/netlink")
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields is [_, "15", _, "00000001", ..])
            .Select(fields => uint.Parse(fields[2]))];

    /// <summary>Reads all that is there, and gives the events with this UUID: this machine may have others.</summary>
    private static List<Uevent> Own(UeventSocket socket, string? uuid)
    {
        var own = new List<Uevent>();
        for (var reading = socket.Receive(); reading.Kind != UeventReadingKind.Empty; reading = socket.Receive())
        {
            if (reading.Event is { } uevent && uevent.SynthUuid == uuid)
            {
                own.Add(uevent);
            }
        }

        return own;
    }

    /// <summary>How many events there are until all is read, whoever had them sent; and nothing else is.</summary>
    private static int Rest(UeventSocket socket)
    {
        var count = 0;
        for (var reading = socket.Receive(); reading.Kind != UeventReadingKind.Empty; reading = socket.Receive())
        {
            Assert.Equal(UeventReadingKind.Event, reading.Kind);
            count++;
        }

        return count;
    }

    private static List<UeventRefusal> Refusals(UeventSocket socket)
    {
        var refusals = new List<UeventRefusal>();
        for (var reading = socket.Receive(); reading.Kind != UeventReadingKind.Empty; reading = socket.Receive())
        {
            Assert.NotEqual("/devices/evil", reading.Event?.Devpath);
            if (reading.Kind == UeventReadingKind.Refused)
            {
                refusals.Add(reading.Refusal);
            }
        }

        return refusals;
    }
}
