using System.Globalization;

namespace ActorLoad.Host.Reports;

/// <summary>Numbers for people.</summary>
internal static class Amounts
{
    private const double Kibi = 1024;
    private const double Thousand = 1000;
    private const double Minute = 60;

    /// <summary>A number with its thousands set apart.</summary>
    internal static string Count(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A duration of microseconds: 85 µs, 4.2 ms, 1.31 s, 2 min 5 s.</summary>
    internal static string Time(long microseconds) => microseconds switch
    {
        < 1000 => $"{microseconds} µs",
        < 1_000_000 => Three(microseconds / Thousand, "ms"),
        < 120_000_000 => Three(microseconds / Thousand / Thousand, "s"),
        _ => Minutes((long)Math.Round(microseconds / Thousand / Thousand)),
    };

    /// <summary>A size: 512 B, 3.4 KiB, 12.1 MiB.</summary>
    internal static string Bytes(long bytes) => bytes switch
    {
        < 1024 => $"{bytes} B",
        < 1024 * 1024 => Three(bytes / Kibi, "KiB"),
        < 1024L * 1024 * 1024 => Three(bytes / Kibi / Kibi, "MiB"),
        _ => Three(bytes / Kibi / Kibi / Kibi, "GiB"),
    };

    /// <summary>A moment, UTC, to the second.</summary>
    internal static string Moment(DateTimeOffset? at) =>
        at?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "-";

    private static string Three(double value, string unit) =>
        $"{value.ToString(value < 9.995 ? "0.00" : value < 99.95 ? "0.0" : "0", CultureInfo.InvariantCulture)} {unit}";

    private static string Minutes(long seconds) => $"{seconds / (long)Minute} min {seconds % (long)Minute} s";
}
