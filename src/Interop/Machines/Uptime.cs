using System.Globalization;

namespace ActorLoad.Interop.Machines;

/// <summary>How long the machine has been up.</summary>
public static class Uptime
{
    /// <summary>Reads it from /proc/uptime (proc_uptime(5)).</summary>
    public static TimeSpan Read()
    {
        var text = File.ReadAllText("/proc/uptime");
        return TimeSpan.FromSeconds(double.Parse(text.AsSpan(0, text.IndexOf(' ')), CultureInfo.InvariantCulture));
    }
}
