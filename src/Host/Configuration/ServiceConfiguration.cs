using ActorLoad.Actors.Modules;
using ActorLoad.Actors.Preload;
using ActorLoad.Actors.Requests;
using ActorLoad.Host.Cpus;
using ActorLoad.Host.Fleet;
using ActorLoad.Host.Journal;
using ActorLoad.Host.Preloading;
using ActorLoad.Host.Rpc;
using Akka.Event;

namespace ActorLoad.Host.Configuration;

/// <summary>What the service is to do, from the defaults, a file and the command line; the latter wins.</summary>
internal sealed class ServiceConfiguration
{
    private readonly Dictionary<Setting, SettingInUse> _values;

    private ServiceConfiguration(Dictionary<Setting, SettingInUse> values)
    {
        _values = values;
        Options = BuildOptions();
    }

    /// <summary>The values.</summary>
    public ServiceOptions Options { get; }

    /// <summary>Reads and checks.</summary>
    /// <param name="file">The configuration file, with the drop-ins beside it; null for none.</param>
    /// <param name="sets">The <c>key=value</c> of the command line, in order.</param>
    /// <exception cref="BadConfigurationException">The service cannot start so.</exception>
    public static ServiceConfiguration Load(string? file, IReadOnlyList<string> sets)
    {
        var values = new Dictionary<Setting, SettingInUse>();
        var problems = new List<string>(ReferenceFile.Source.ReadInto(values));
        foreach (var setting in Settings.All)
        {
            values[setting] = values[setting] with { Place = null };
        }

        foreach (var path in ConfigurationFile.All(file))
        {
            problems.AddRange(Read(() => ConfigurationFile.Read(path), values));
        }

        foreach (var set in sets)
        {
            problems.AddRange(Read(() => SetArgument.Read(set), values));
        }

        if (problems.Count == 0 && values[Settings.ColdplugAtStart] is { Value: true } coldplug && values[Settings.UeventsEnabled].Value is false)
        {
            problems.Add(
                $"{coldplug.Place}: {ConfigurationSource.Root}.{Settings.ColdplugAtStart.Key}: the devices answer with uevents, and nobody listens to them;"
                + $" expected {ConfigurationSource.Root}.{Settings.UeventsEnabled.Key} = true, too");
        }

        if (problems.Count == 0 && values[Settings.JournalEarlyPath] is { Value: string early } place && early == (string)values[Settings.JournalPath].Value)
        {
            problems.Add(
                $"{place.Place}: {ConfigurationSource.Root}.{Settings.JournalEarlyPath.Key}: \"{early}\" is {ConfigurationSource.Root}.{Settings.JournalPath.Key}, too;"
                + " expected another file, or \"\" for none");
        }

        return problems.Count == 0 ? new ServiceConfiguration(values) : throw new BadConfigurationException(problems);
    }

    /// <summary>Every key with its value as HOCON, one a line, and where it was set.</summary>
    public IEnumerable<string> Describe() =>
        from setting in Settings.All
        let inUse = _values[setting]
        select $"{ConfigurationSource.Root}.{setting.Key} = {setting.Kind.Write(inUse.Value)}  # {inUse.Place ?? "default"}";

    private static IReadOnlyList<string> Read(Func<ConfigurationSource> source, Dictionary<Setting, SettingInUse> values)
    {
        try
        {
            return source().ReadInto(values);
        }
        catch (BadConfigurationException e)
        {
            return e.Problems;
        }
    }

    private ServiceOptions BuildOptions() => new(
        (RunMode)Of(Settings.Mode),
        new PreloadOptions(
            (RunMode)Of(Settings.Mode) == RunMode.Converge ? (PreloadMode)Of(Settings.Preload) : PreloadMode.Off,
            Number(Settings.PreloadBoots),
            Duration(Settings.PreloadWindow)),
        (RunMode)Of(Settings.Mode) == RunMode.Converge ? (ProcessorLimit)Of(Settings.Processors) : ProcessorLimit.All,
        Text(Settings.Socket),
        new ModulesOptions(
            Text(Settings.ModulesDirectory) is { Length: > 0 } directory ? directory : $"/lib/modules/{RunningKernel.Release}",
            Of(Settings.ConfigDirectories) is IReadOnlyList<string> { Count: > 0 } directories ? directories : null),
        new UeventsOptions(Takes(Settings.UeventsEnabled), Number(Settings.ReceiveBuffer)),
        new ColdplugOptions(Takes(Settings.ColdplugAtStart)),
        new BootListOptions(Takes(Settings.BootListsEnabled)),
        new KernelHelperOptions((bool)Of(Settings.KernelHelperTrace)),
        new RequestLimits(
            Number(Settings.Inquiries), Number(Settings.InstallDepth), Duration(Settings.KernelHelperWait), Duration(Settings.SlowLoad)),
        new FailurePolicy(
            Number(Settings.Attempts),
            Duration(Settings.FirstBackoff),
            Duration(Settings.RememberTransient),
            Duration(Settings.RememberPolicy),
            Duration(Settings.RememberNoHardware),
            Duration(Settings.RememberPermanent)),
        new RpcLimits
        {
            CallBytes = Number(Settings.FrameBytes),
            InFlight = Number(Settings.InFlight),
            Connections = Number(Settings.Connections),
            ConnectionsOfProcess = Number(Settings.ConnectionsPerProcess),
            Events = Number(Settings.Events),
        },
        new JournalSettings(
            Text(Settings.JournalPath),
            Text(Settings.JournalEarlyPath) is { Length: > 0 } early ? early : null,
            Duration(Settings.FlushInterval),
            Number(Settings.JournalBuffer),
            new KeepRules(Number(Settings.KeepBoots), Duration(Settings.KeepAge), Number(Settings.KeepSize))),
        new FleetOptions(
            Text(Settings.FleetConnection),
            Text(Settings.FleetPasswordFile),
            Duration(Settings.FleetInterval),
            Duration(Settings.FleetLongestPause),
            Duration(Settings.FleetSummaryInterval)),
        new MetricsOptions(
            (bool)Of(Settings.MetricsEnabled),
            Text(Settings.MetricsFile) is { Length: > 0 } file ? file : null,
            Text(Settings.MetricsCollector) is { Length: > 0 } collector ? new Uri(collector) : null,
            Duration(Settings.MetricsInterval)),
        new LogOptions((LogLevel)Of(Settings.Level)),
        Duration(Settings.StopWithin));

    private bool Takes(Setting setting) => (bool)Of(setting) && (RunMode)Of(Settings.Mode) == RunMode.Converge;

    private int Number(Setting setting) => (int)Of(setting);

    private TimeSpan Duration(Setting setting) => (TimeSpan)Of(setting);

    private string Text(Setting setting) => (string)Of(setting);

    private object Of(Setting setting) => _values[setting].Value;
}
