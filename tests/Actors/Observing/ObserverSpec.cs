using System.Globalization;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Observing;
using ActorLoad.Actors.Requests;
using ActorLoad.Actors.Tests.Support;
using ActorLoad.Interop.Kernel;
using ActorLoad.Interop.Peers;
using ActorLoad.Interop.Tracing;
using ActorLoad.Interop.Udev;
using Akka.Actor;

namespace ActorLoad.Actors.Tests.Observing;

/// <summary>Lines as Debian's 6.1 kernel printed them in a coldplug by udevd 252.</summary>
public sealed class ObserverSpec : LoaderSpec
{
    private const string Modules = "/lib/modules/6.1.0-50-amd64/kernel";

    private readonly ObservedTally _tally = new();
    private readonly Machine _machine = new();
    private readonly IActorRef _observer;

    public ObserverSpec()
    {
        _observer = Sys.ActorOf(ObserverActor.Props(new ObserverServices(_machine, _machine, _machine, Journal, Clock, _tally)));
        _observer.Tell(new Identify(1), TestActor);
        ExpectMsg<ActorIdentity>();
    }

    [Fact]
    public void A_duplicate_of_a_worker_should_be_journalled_with_file_device_bus_and_time()
    {
        _machine.Devices["+cpu:cpu0"] = new KnownDevice("/devices/system/cpu/cpu0", "cpu", "cpu");
        _machine.Sizes[$"{Modules}/crypto/cryptd.ko"] = 34_000;
        Trace(
            """   (udev-worker)-124     [000] .....     9.260683: open: (do_filp_open+0x0/0x160) path="/sys/devices/system/cpu/cpu0/uevent" """,
            """   (udev-worker)-124     [000] .....     9.261058: open: (do_filp_open+0x0/0x160) path="/run/udev/data/+cpu:cpu0" """,
            $"""   (udev-worker)-124     [000] .....     9.277324: open: (do_filp_open+0x0/0x160) path="{Modules}/crypto/cryptd.ko" """,
            "   (udev-worker)-124     [000] ...1.     9.282514: sys_finit_module(fd: 6, uargs: 7f64771e6efd, flags: 0)",
            "   (udev-worker)-124     [001] ...1.     9.525966: sys_finit_module -> 0xffffffffffffffef");

        var call = Assert.Single(Calls);
        Assert.Equal(
            new ObservedCall(
                call.At, "finit_module", new Requester(RequesterKind.Udev, 124, 0, "(udev-worker)", null, "/devices/system/cpu/cpu0", "cpu"), 0,
                $"{Modules}/crypto/cryptd.ko", "cryptd", Errno.EEXIST, Inserted: false, 243_452, 34_000, "cpu"),
            call);
        Assert.Equal(9.282514, (call.At - Clock.GetUtcNow() + Clock.GetElapsedTime(0)).TotalSeconds, 6);
        Assert.Equal((1, 0, 1, 0), (_tally.Calls, _tally.Live, _tally.Duplicates, _tally.Failed));
    }

    [Fact]
    public void What_the_kernel_took_in_should_be_told_from_duplicates()
    {
        Trace(
            "   (udev-worker)-124     [000] ...1.     8.052929: sys_finit_module(fd: 6, uargs: 7f64771e6efd, flags: 0)",
            "   (udev-worker)-124     [000] .....     8.361889: module_load: acpi_cpufreq ",
            "   (udev-worker)-124     [000] .N.1.     8.749871: sys_finit_module -> 0xffffffffffffffed",
            "   (udev-worker)-131     [001] ...1.     8.631375: sys_finit_module(fd: 6, uargs: 7f64771e6efd, flags: 0)",
            "   (udev-worker)-131     [001] .....     8.838420: module_load: soundcore ",
            "   (udev-worker)-131     [001] .N.1.     8.853798: sys_finit_module -> 0x0",
            "   (udev-worker)-140     [001] ...1.     8.900000: sys_finit_module(fd: 6, uargs: 7f64771e6efd, flags: 0)",
            "   (udev-worker)-140     [001] .....     8.910000: module_load: eexist_itself ",
            "   (udev-worker)-140     [001] .N.1.     8.920000: sys_finit_module -> 0xffffffffffffffef",
            "   (udev-worker)-141     [001] ...1.     8.930000: sys_finit_module(fd: 6, uargs: 7f64771e6efd, flags: 0)",
            "   (udev-worker)-141     [001] .N.1.     8.940000: sys_finit_module -> 0x0");

        Assert.Equal(
            [("acpi_cpufreq", Errno.ENODEV, true), ("soundcore", 0, true), ("eexist_itself", Errno.EEXIST, true), (null, 0, false)],
            Calls.Select(call => (call.Name, call.Errno, call.Inserted)));
        Assert.Equal((4, 1, 1, 2), (_tally.Calls, _tally.Live, _tally.Duplicates, _tally.Failed));
    }

    [Theory]
    [InlineData("ivuA64")] // systemd 252
    [InlineData("b94473944d0c21e7")] // 257
    public void What_a_worker_reads_of_devices_above_should_not_hide_its_own(string random)
    {
        _machine.Devices["+virtio:virtio3"] = new KnownDevice("/devices/pci0000:00/0000:00:04.0/virtio3", "virtio", "virtio");
        _machine.Devices["+pci:0000:00:04.0"] = new KnownDevice("/devices/pci0000:00/0000:00:04.0", "pci", "pci");
        _machine.Devices["+pci:0000:00:0e.0"] = new KnownDevice("/devices/pci0000:00/0000:00:0e.0", "pci", "pci");
        Trace(
            """   (udev-worker)-132     [000] .....     8.1: open: (do_filp_open+0x0/0x160) path="/run/udev/data/+pci:0000:00:0e.0" """,
            """   (udev-worker)-132     [000] .....     8.2: open: (do_filp_open+0x0/0x160) path="/run/udev/data/+virtio:virtio3" """,
            """   (udev-worker)-132     [000] .....     8.3: open: (do_filp_open+0x0/0x160) path="/run/udev/data/+pci:0000:00:04.0" """);
        Call(132);

        // Its own again: what it writes anew says so.
        Trace($"""   (udev-worker)-132     [000] .....     9.3: open: (do_filp_open+0x0/0x160) path="/run/udev/data/.#+pci:0000:00:04.0{random}" """);
        Call(132);
        Assert.Equal(["virtio3", "0000:00:04.0"], Calls.Select(call => Path.GetFileName(call.Requester.Devpath)));
        Assert.Equal(["virtio", "pci"], Calls.Select(call => call.Bus));
    }

    [Fact]
    public void A_device_that_is_gone_should_be_named_by_what_the_worker_read()
    {
        Trace(
            """   (udev-worker)-132     [000] .....    10.778879: open: (do_filp_open+0x0/0x160) path="/sys/devices/platform/i8042/serio1/uevent" """,
            """   (udev-worker)-132     [000] .....    10.779272: open: (do_filp_open+0x0/0x160) path="/run/udev/data/+serio:serio1" """);
        Call(132);
        Assert.Equal(("/devices/platform/i8042/serio1", "serio", "serio"), (Calls[0].Requester.Devpath, Calls[0].Requester.Subsystem, Calls[0].Bus));
    }

    [Fact]
    public void A_modprobe_that_a_worker_started_should_have_the_workers_device()
    {
        _machine.Devices["+tifm:x"] = new KnownDevice("/devices/x", "tifm", "tifm");
        _machine.Parents[200] = new ParentProcess(132, "(udev-worker)");
        Trace("""   (udev-worker)-132     [000] .....     8.1: open: (do_filp_open+0x0/0x160) path="/run/udev/data/+tifm:x" """);
        Call(200, "modprobe");
        Assert.Equal(
            (RequesterKind.Udev, "modprobe", "/devices/x", "(udev-worker)[132]"),
            (Calls[0].Requester.Kind, Calls[0].Requester.Comm, Calls[0].Requester.Devpath, Calls[0].Parent));
    }

    [Fact]
    public void The_kernels_helper_should_be_put_down_to_who_made_the_kernel_ask()
    {
        Trace(
            "  cryptomgr_test-148     [001] .....    10.212642: module_request: crypto-cryptd(__ecb-aes-aesni) wait=1 call_site=crypto_alg_mod_lookup",
            "           mount-90      [001] .....    10.212700: module_request: fs-xfs wait=1 call_site=get_fs_type",
            """        modprobe-149     [000] .....    10.222653: helper: (kernel_execve+0x0/0x1a0) flag="-q" name="crypto-cryptd(__ecb-aes-aesni)" """);
        Call(149, "modprobe");
        var call = Calls[0];
        Assert.Equal(RequesterKind.Kernel, call.Requester.Kind);
        Assert.Equal(
            ("crypto-cryptd(__ecb-aes-aesni)", "cryptomgr_test[148]", "crypto_alg_mod_lookup"), (call.Asked, call.Asker, call.CallSite));
        Assert.Equal(["crypto-cryptd(__ecb-aes-aesni)", "fs-xfs"], Told.OfType<KernelAsked>().Select(asked => asked.Name));
    }

    [Fact]
    public void A_file_without_a_probe_should_be_found_by_the_callers_descriptor_while_it_is_open()
    {
        _machine.Files[(244, 0xb)] = "/root/my-module.ko";
        Trace(
            "          insmod-244     [000] ...1.    17.208405: sys_finit_module(fd: b, uargs: 11e91710, flags: 0)",
            "          insmod-244     [000] ...1.    17.216916: sys_finit_module -> 0xffffffffffffffef");
        Assert.Equal(("/root/my-module.ko", "my_module", RequesterKind.CommandLine), (Calls[0].Path, Calls[0].Name, Calls[0].Requester.Kind));
    }

    [Fact]
    public void A_second_try_with_the_same_file_should_be_a_call_of_its_own()
    {
        Trace(
            $"""          insmod-244     [000] .....    17.222550: open: (do_filp_open+0x0/0x160) path="{Modules}/drivers/net/dummy.ko" """,
            "          insmod-244     [000] ...1.    17.208405: sys_finit_module(fd: 3, uargs: 11e91710, flags: 0)",
            "          insmod-244     [000] ...1.    17.216916: sys_finit_module -> 0xffffffffffffffef",
            "          insmod-244     [000] ...1.    17.233937: sys_init_module(umod: 11e91790, len: 4459, uargs: 11e91710)",
            "          insmod-244     [000] ...1.    17.238738: sys_init_module -> 0xffffffffffffffef");
        Assert.Equal([("finit_module", "dummy"), ("init_module", "dummy")], Calls.Select(call => (call.Call, call.Name)));
    }

    [Fact]
    public void Lost_events_should_be_journalled_and_calls_without_a_beginning_be_counted()
    {
        Trace("CPU:1 [LOST 12 EVENTS]", "          insmod-244     [000] ...1.    17.216916: sys_finit_module -> 0x0", "CPU:0 [LOST 3 EVENTS]");
        Assert.Equal(15, Told.OfType<TraceLost>().Single().Events);
        Assert.Equal((1, 15), (_tally.Calls, _tally.Lost));
        Assert.Equal(0, Calls[0].Microseconds);
    }

    [Fact]
    public void A_flood_of_opened_files_should_not_hide_a_call_under_way()
    {
        Trace(
            $"""          insmod-7       [000] .....    10.1: open: (do_filp_open+0x0/0x160) path="{Modules}/dummy.ko" """,
            "          insmod-7       [000] ...1.    10.2: sys_finit_module(fd: 3, uargs: 11e91710, flags: 0)");
        Trace([.. Enumerable.Range(1000, 8150).Select(pid => FormattableString.Invariant(
            $"""          reader-{pid}     [000] .....    11.0: open: (do_filp_open+0x0/0x160) path="/tmp/x.ko" """))]);
        Trace([.. Enumerable.Range(10_000, 100).Select(pid => FormattableString.Invariant(
            $"""          reader-{pid}     [000] .....    30.0: open: (do_filp_open+0x0/0x160) path="/tmp/x.ko" """))]);
        Trace("          insmod-7       [000] ...1.    31.0: sys_finit_module -> 0x0");
        Assert.Equal(($"{Modules}/dummy.ko", 20_800_000L), (Calls[0].Path, Calls[0].Microseconds));
    }

    [Fact]
    public void Whoever_asks_should_be_answered_when_all_until_then_is_told()
    {
        _machine.Lines.Add("          insmod-244     [000] ...1.    17.216916: sys_finit_module -> 0x0");
        _observer.Tell(ReadTrace.Instance, TestActor);
        ExpectMsg<ReadTrace>();
        Assert.Single(Calls);
    }

    [Fact]
    public void A_trace_that_can_no_longer_be_read_should_be_said_once_and_keep_nobody_waiting()
    {
        _machine.Problem = new IOException("trace_pipe: Bad file descriptor (EBADF)");
        Pass(100);
        Pass(100);
        _observer.Tell(ReadTrace.Instance, TestActor);
        ExpectMsg<ReadTrace>();
        var hole = Assert.Single(Told.OfType<TraceLost>());
        Assert.Equal((0, "nothing is observed from here on: trace_pipe: Bad file descriptor (EBADF)"), (hole.Events, hole.Reason));
        Assert.Equal("trace_pipe: Bad file descriptor (EBADF)", _tally.Ended);
    }

    [Fact]
    public void What_cannot_be_taken_in_should_be_said_and_not_keep_it_from_what_comes_later()
    {
        _machine.Broken = true;
        Trace(
            $"""          insmod-244     [000] .....    17.1: open: (do_filp_open+0x0/0x160) path="{Modules}/dummy.ko" """,
            "          insmod-244     [000] ...1.    17.2: sys_finit_module -> 0x0",
            "          insmod-244     [000] ...1.    17.3: sys_finit_module -> 0x0");

        _machine.Broken = false;
        _machine.Lines.Add("          insmod-245     [000] ...1.    17.4: sys_finit_module -> 0x0");
        _observer.Tell(ReadTrace.Instance, TestActor);
        ExpectMsg<ReadTrace>();
        Assert.Equal([245], Calls.Select(call => call.Requester.Pid));
        var hole = Assert.Single(Told.OfType<TraceLost>());
        Assert.Equal((2L, "they could not be taken in: broken"), (hole.Events, hole.Reason));
        Assert.Equal(2, _tally.Lost);
    }

    private List<ObservedCall> Calls => [.. Told.OfType<ObservedCall>()];

    private void Call(int pid, string comm = "(udev-worker)") => Trace(
        string.Create(CultureInfo.InvariantCulture, $"   {comm}-{pid}     [000] ...1.    18.0: sys_finit_module(fd: 6, uargs: 7f64771e6efd, flags: 0)"),
        string.Create(CultureInfo.InvariantCulture, $"   {comm}-{pid}     [000] ...1.    18.1: sys_finit_module -> 0x0"));

    // A raw string cannot end in a quotation mark.
    private void Trace(params IEnumerable<string> lines)
    {
        _machine.Lines.AddRange(lines.Select(line => line.EndsWith("\" ", StringComparison.Ordinal) ? line[..^1] : line));
        Pass(100);
    }

    private sealed class Machine : ITraceSource, IDeviceNames, ICallerFacts
    {
        public List<string> Lines { get; } = [];

        public IOException? Problem { get; set; }

        public bool Broken { get; set; }

        public Dictionary<string, KnownDevice> Devices { get; } = [];

        public Dictionary<int, ParentProcess> Parents { get; } = [];

        public Dictionary<(int Pid, int Descriptor), string> Files { get; } = [];

        public Dictionary<string, long> Sizes { get; } = [];

        public IReadOnlyList<string> Read()
        {
            if (Problem is not null)
            {
                throw Problem;
            }

            var lines = Lines.ToArray();
            Lines.Clear();
            return lines;
        }

        public KnownDevice? Find(string id) => Devices.GetValueOrDefault(id);

        public string? FileOf(int pid, int descriptor) => Files.GetValueOrDefault((pid, descriptor));

        public ParentProcess? ParentOf(int pid) => Parents.GetValueOrDefault(pid);

        public string? CgroupOf(int pid) => null;

        public long SizeOf(string path) => Broken ? throw new InvalidOperationException("broken") : Sizes.GetValueOrDefault(path);
    }
}
