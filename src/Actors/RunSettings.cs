using System.Collections.Immutable;
using ActorLoad.Actors.Modules;
using ActorLoad.Actors.Requests;

namespace ActorLoad.Actors;

/// <summary>
/// The settings that decide over answers, as the ledger keeps them: by their key in the configuration, numbers as they are and times in
/// milliseconds.
/// </summary>
public static class RunSettings
{
    private const string Attempts = "failures.attempts";
    private const string FirstBackoff = "failures.first-backoff";
    private const string RememberTransient = "failures.remember.transient";
    private const string RememberPolicy = "failures.remember.policy";
    private const string RememberNoHardware = "failures.remember.no-hardware";
    private const string RememberPermanent = "failures.remember.permanent";
    private const string Inquiries = "requests.inquiries";
    private const string InstallDepth = "requests.install-depth";
    private const string SlowLoad = "requests.slow-load";
    private const string KernelWait = "kernel-helper.wait";

    /// <summary>The defaults.</summary>
    public static ImmutableSortedDictionary<string, long> Default { get; } = Of(FailurePolicy.Default, RequestLimits.Default);

    /// <summary>As the ledger keeps them.</summary>
    public static ImmutableSortedDictionary<string, long> Of(FailurePolicy failures, RequestLimits requests) => new Dictionary<string, long>
    {
        [Attempts] = failures.Attempts,
        [FirstBackoff] = Milliseconds(failures.FirstBackoff),
        [RememberTransient] = Milliseconds(failures.RememberTransient),
        [RememberPolicy] = Milliseconds(failures.RememberPolicy),
        [RememberNoHardware] = Milliseconds(failures.RememberNoHardware),
        [RememberPermanent] = Milliseconds(failures.RememberPermanent),
        [Inquiries] = requests.Inquiries,
        [InstallDepth] = requests.InstallDepth,
        [SlowLoad] = Milliseconds(requests.SlowLoad),
        [KernelWait] = Milliseconds(requests.KernelWait),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>What was done about failures; defaults for what is not there.</summary>
    public static FailurePolicy Failures(IReadOnlyDictionary<string, long>? settings) => new(
        (int)Number(settings, Attempts),
        Time(settings, FirstBackoff),
        Time(settings, RememberTransient),
        Time(settings, RememberPolicy),
        Time(settings, RememberNoHardware),
        Time(settings, RememberPermanent));

    /// <summary>The bounds that held; defaults for what is not there.</summary>
    public static RequestLimits Requests(IReadOnlyDictionary<string, long>? settings) => new(
        (int)Number(settings, Inquiries), (int)Number(settings, InstallDepth), Time(settings, KernelWait), Time(settings, SlowLoad));

    private static long Milliseconds(TimeSpan time) => (long)time.TotalMilliseconds;

    // From a file, and so they may be anything.
    private static long Number(IReadOnlyDictionary<string, long>? settings, string key) =>
        Math.Clamp(settings is not null && settings.TryGetValue(key, out var value) ? value : Default[key], 0, int.MaxValue);

    private static TimeSpan Time(IReadOnlyDictionary<string, long>? settings, string key) => TimeSpan.FromMilliseconds(Number(settings, key));
}
