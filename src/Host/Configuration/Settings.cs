namespace ActorLoad.Host.Configuration;

/// <summary>Every key that exists. Defaults and meaning are in config.hocon.</summary>
internal static class Settings
{
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);
    private static readonly Kind Memory = Quantities.Duration(TimeSpan.Zero, TimeSpan.FromDays(1));
    private static readonly Kind Pause = Quantities.Duration(TimeSpan.FromMilliseconds(100), TimeSpan.FromDays(1));
    private static readonly Kind Count = Kinds.Number(1, 1_000_000);

    public static readonly Setting Mode = new("mode", Kinds.Mode);

    public static readonly Setting Preload = new("preload", Kinds.Preload);
    public static readonly Setting PreloadBoots = new("preload-boots", Kinds.Number(1, 20));
    public static readonly Setting PreloadWindow =
        new("preload-window", Quantities.Duration(TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)));

    public static readonly Setting Processors = new("processors", Kinds.Processors);

    // 107: sun_path has 108 with its NUL, unix(7).
    public static readonly Setting Socket = new("socket", Kinds.Path(maxBytes: 107));
    public static readonly Setting ModulesDirectory = new("modules.directory", Kinds.Path(orEmpty: "the running kernel's"));
    public static readonly Setting ConfigDirectories = new("modules.config-directories", Kinds.Paths);
    public static readonly Setting UeventsEnabled = new("uevents.enabled", Kinds.Flag);

    // The kernel doubles it and keeps it in an int (sock_setsockopt of net/core/sock.c).
    public static readonly Setting ReceiveBuffer = new("uevents.receive-buffer", Quantities.Bytes(4 << 10, 1 << 29));
    public static readonly Setting ColdplugAtStart = new("coldplug.at-start", Kinds.Flag);
    public static readonly Setting BootListsEnabled = new("boot-lists.enabled", Kinds.Flag);
    public static readonly Setting Inquiries = new("requests.inquiries", Count);
    public static readonly Setting InstallDepth = new("requests.install-depth", Kinds.Number(1, 64));
    public static readonly Setting SlowLoad = new("requests.slow-load", Quantities.Duration(TimeSpan.FromSeconds(1), TimeSpan.FromDays(1)));
    public static readonly Setting KernelHelperWait =
        new("kernel-helper.wait", Quantities.Duration(TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10)));

    public static readonly Setting KernelHelperTrace = new("kernel-helper.trace", Kinds.Flag);
    public static readonly Setting Attempts = new("failures.attempts", Kinds.Number(1, 10));
    public static readonly Setting FirstBackoff =
        new("failures.first-backoff", Quantities.Duration(Millisecond, TimeSpan.FromSeconds(10)));

    public static readonly Setting RememberTransient = new("failures.remember.transient", Memory);
    public static readonly Setting RememberPolicy = new("failures.remember.policy", Memory);
    public static readonly Setting RememberNoHardware = new("failures.remember.no-hardware", Memory);
    public static readonly Setting RememberPermanent = new("failures.remember.permanent", Memory);

    // From 8 KiB: the longest spec, 4095 bytes, and the call around it.
    public static readonly Setting FrameBytes = new("rpc.frame-bytes", Quantities.Bytes(8 << 10, 16 << 20));
    public static readonly Setting InFlight = new("rpc.in-flight", Count);
    public static readonly Setting Connections = new("rpc.connections", Count);
    public static readonly Setting ConnectionsPerProcess = new("rpc.connections-per-process", Count);
    public static readonly Setting Events = new("rpc.events", Count);
    public static readonly Setting JournalPath = new("journal.path", Kinds.Path());
    public static readonly Setting JournalEarlyPath = new("journal.early-path", Kinds.Path(orEmpty: "none"));
    public static readonly Setting FlushInterval =
        new("journal.flush-interval", Quantities.Duration(Millisecond, TimeSpan.FromSeconds(10)));

    public static readonly Setting JournalBuffer = new("journal.buffer", Kinds.Number(1_000, 10_000_000));
    public static readonly Setting KeepBoots = new("journal.keep.boots", Count);
    public static readonly Setting KeepAge = new("journal.keep.age", Quantities.Duration(TimeSpan.FromHours(1), TimeSpan.FromDays(36_500)));
    public static readonly Setting KeepSize = new("journal.keep.size", Quantities.Bytes(1 << 20, 1 << 30));
    public static readonly Setting FleetConnection = new("fleet.connection", Kinds.Connection);
    public static readonly Setting FleetPasswordFile = new("fleet.password-file", Kinds.Path(orEmpty: "none"));
    public static readonly Setting FleetInterval = new("fleet.interval", Pause);
    public static readonly Setting FleetLongestPause = new("fleet.longest-pause", Pause);
    public static readonly Setting FleetSummaryInterval = new("fleet.summary-interval", Pause);
    public static readonly Setting MetricsEnabled = new("metrics.enabled", Kinds.Flag);
    public static readonly Setting MetricsFile = new("metrics.textfile", Kinds.Path(orEmpty: "none"));
    public static readonly Setting MetricsCollector = new("metrics.otlp", Kinds.Url(orEmpty: "none"));
    public static readonly Setting MetricsInterval =
        new("metrics.interval", Quantities.Duration(TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)));

    public static readonly Setting Level = new("log.level", Kinds.Level);
    public static readonly Setting StopWithin =
        new("stop.within", Quantities.Duration(TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10)));

    /// <summary>All, in the order of config.hocon.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        Mode, Preload, PreloadBoots, PreloadWindow, Processors, Socket, ModulesDirectory, ConfigDirectories, UeventsEnabled, ReceiveBuffer, ColdplugAtStart, BootListsEnabled, Inquiries, InstallDepth,
        SlowLoad, KernelHelperWait, KernelHelperTrace,
        Attempts, FirstBackoff, RememberTransient, RememberPolicy, RememberNoHardware, RememberPermanent,
        FrameBytes, InFlight, Connections, ConnectionsPerProcess, Events,
        JournalPath, JournalEarlyPath, FlushInterval, JournalBuffer, KeepBoots, KeepAge, KeepSize,
        FleetConnection, FleetPasswordFile, FleetInterval, FleetLongestPause, FleetSummaryInterval,
        MetricsEnabled, MetricsFile, MetricsCollector, MetricsInterval, Level, StopWithin,
    ];

    /// <summary>The key's setting; null where there is no such key.</summary>
    public static Setting? Find(string key) => All.FirstOrDefault(setting => setting.Key == key);

    /// <summary>Whether keys begin with this and a dot.</summary>
    public static bool IsGroup(string path) => path.Length == 0 || All.Any(setting => setting.Key.StartsWith($"{path}."));
}
