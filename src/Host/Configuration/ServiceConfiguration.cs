using ActorLoad.Actors.Modules;
using ActorLoad.Actors.Requests;
using ActorLoad.Host.Journal;
using ActorLoad.Host.Rpc;

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
    /// <param name="file">The configuration file; null for none.</param>
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

        if (file is not null)
        {
            problems.AddRange(Read(() => ConfigurationFile.Read(file), values));
        }

        foreach (var set in sets)
        {
            problems.AddRange(Read(() => SetArgument.Read(set), values));
        }

        return problems.Count == 0 ? new ServiceConfiguration(values) : throw new BadConfigurationException(problems);
    }

    /// <summary>Every key with its value as HOCON, one a line, and where it was set.</summary>
    public IEnumerable<string> Describe() =>
        from setting in Settings.All
        let inUse = _values[setting]
        select $"{ConfigurationSource.Root}.{setting.Key} = {setting.Write(inUse.Value)}  # {inUse.Place ?? "default"}";

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
        Of(Settings.Socket),
        new ModulesOptions(
            Of(Settings.ModulesDirectory) is { Length: > 0 } directory ? directory : $"/lib/modules/{RunningKernel.Release}",
            Of(Settings.ConfigDirectories) is { Count: > 0 } directories ? directories : null),
        new UeventsOptions(Of(Settings.UeventsEnabled)),
        new ColdplugOptions(Of(Settings.ColdplugAtStart)),
        new RequestLimits(Of(Settings.Inquiries), Of(Settings.InstallDepth)),
        new FailurePolicy(
            Of(Settings.Attempts),
            Of(Settings.FirstBackoff),
            Of(Settings.RememberTransient),
            Of(Settings.RememberPolicy),
            Of(Settings.RememberNoHardware),
            Of(Settings.RememberPermanent)),
        new RpcLimits
        {
            CallBytes = Of(Settings.FrameBytes),
            InFlight = Of(Settings.InFlight),
            Connections = Of(Settings.Connections),
            ConnectionsOfProcess = Of(Settings.ConnectionsPerProcess),
            Events = Of(Settings.Events),
        },
        new JournalSettings(Of(Settings.JournalPath), Of(Settings.FlushInterval), Of(Settings.JournalBuffer)),
        new LogOptions(Of(Settings.Level)),
        Of(Settings.StopWithin));

    private T Of<T>(SettingOf<T> setting)
        where T : notnull => (T)_values[setting].Value;
}
