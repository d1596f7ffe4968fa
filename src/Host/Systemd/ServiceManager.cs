using System.Globalization;
using Microsoft.Extensions.Hosting.Systemd;

namespace ActorLoad.Host.Systemd;

/// <summary>What systemd is told (sd_notify(3)); nothing happens where nobody listens.</summary>
internal sealed class ServiceManager
{
    private readonly SystemdNotifier _notifier = new();

    /// <summary>How often the watchdog wants to hear of us: half of WATCHDOG_USEC (sd_watchdog_enabled(3)); null if it does not.</summary>
    public static TimeSpan? WatchdogInterval =>
        long.TryParse(Environment.GetEnvironmentVariable("WATCHDOG_USEC"), CultureInfo.InvariantCulture, out var microseconds) && microseconds > 0
        && (Environment.GetEnvironmentVariable("WATCHDOG_PID") is not { } pid || pid == Environment.ProcessId.ToString(CultureInfo.InvariantCulture))
            ? TimeSpan.FromMicroseconds(microseconds / 2.0)
            : null;

    /// <summary>Requests are accepted.</summary>
    public void Ready(string status)
    {
        _notifier.Notify(ServiceState.Ready);
        Say(status);
    }

    /// <summary>The line that systemctl status shows.</summary>
    public void Say(string status) => _notifier.Notify(new ServiceState($"STATUS={status}"));

    /// <summary>The service works.</summary>
    public void Alive() => _notifier.Notify(new ServiceState("WATCHDOG=1"));

    /// <summary>The service ends.</summary>
    public void Stopping() => _notifier.Notify(ServiceState.Stopping);
}
