using ActorLoad.Actors;
using ActorLoad.Host.Configuration;
using ActorLoad.Simulation.Replay;

namespace ActorLoad.Host.Replays;

/// <summary>Reads the <c>key=value</c> of <c>--what-if</c>.</summary>
internal static class WhatIfReader
{
    private const string Converge = "converge";
    private const string Parallel = "parallel";
    private const string Preload = "preload";
    private const string Cpus = "udev.cpus";
    private const string Workers = "udev.workers";
    private const string EventTime = "udev.event-time";

    private static readonly Kind Count = Kinds.Number(1, 100_000);
    private static readonly Kind Time = Quantities.Duration(TimeSpan.Zero, TimeSpan.FromMinutes(1));

    /// <summary>All keys: what is no setting of the service, then those settings that a replay depends on.</summary>
    internal static IReadOnlyList<string> Keys { get; } = [Converge, Parallel, Cpus, Workers, EventTime, Preload, .. RunSettings.Default.Keys];

    /// <summary>Reads them; the last of a key counts.</summary>
    /// <exception cref="UsageException">One of them cannot be.</exception>
    internal static WhatIf Read(IEnumerable<string> arguments) => arguments.Aggregate(WhatIf.Nothing, Read);

    private static WhatIf Read(WhatIf before, string argument)
    {
        var equals = argument.IndexOf('=');
        var key = equals < 0 ? argument : argument[..equals];
        if (!Keys.Contains(key))
        {
            throw new UsageException($"--what-if {argument}: there is no key \"{key}\"; there are {string.Join(", ", Keys)}");
        }

        var text = equals < 0 ? string.Empty : argument[(equals + 1)..];
        return key switch
        {
            Converge => before with { Converge = (bool)Value(Kinds.Flag, argument, text) },
            Parallel => before with { Parallel = (int)Value(Count, argument, text) },
            Preload => before with { Preload = (bool)Value(Kinds.Flag, argument, text) },
            Cpus => before with { Udev = before.Udev with { Cpus = (int)Value(Count, argument, text) } },
            Workers => before with { Udev = before.Udev with { Workers = (int)Value(Count, argument, text) } },
            EventTime => before with { Udev = before.Udev with { EventTime = (TimeSpan)Value(Time, argument, text) } },
            _ => before with { Settings = before.Settings.SetItem(key, Number(Value(Settings.Find(key)!.Kind, argument, text))) },
        };
    }

    private static long Number(object value) => value is TimeSpan time ? (long)time.TotalMilliseconds : (int)value;

    private static object Value(Kind kind, string argument, string text)
    {
        var reading = kind.Read(new ConfigValue(text, Items: null));
        return reading.Value ?? throw new UsageException($"--what-if {argument}: {reading.Wrong}; {kind.Expected}");
    }
}
