using System.Globalization;

namespace ActorLoad.Host.Configuration;

/// <summary>The sorts of values that are a number and a unit.</summary>
internal static class Quantities
{
    // Units as HOCON names them; what is written is the first of each row.
    private static readonly (decimal Ticks, string[] Names)[] DurationUnits =
    [
        (TimeSpan.TicksPerDay, ["d", "day", "days"]),
        (TimeSpan.TicksPerHour, ["h", "hour", "hours"]),
        (TimeSpan.TicksPerMinute, ["m", "minute", "minutes"]),
        (TimeSpan.TicksPerSecond, ["s", "second", "seconds"]),
        (TimeSpan.TicksPerMillisecond, ["ms", "millis", "millisecond", "milliseconds"]),
    ];

    private static readonly (decimal Bytes, string[] Names)[] ByteUnits =
    [
        (1 << 20, ["MiB", "M", "m"]),
        (1 << 10, ["KiB", "K", "k"]),
        (1, ["B", "b", "byte", "bytes", ""]),
    ];

    /// <summary>A duration in a range.</summary>
    public static Kind<TimeSpan> Duration(TimeSpan min, TimeSpan max)
    {
        var expected = $"expected e.g. 100ms, between {WriteDuration(min)} and {WriteDuration(max)}";
        return new Kind<TimeSpan>(
            expected,
            value => !TryRead(value.Text, DurationUnits, out var ticks)
                ? Kinds.Bad<TimeSpan>($"{value.Shown} is not a duration{WhatIsMissing(value.Text)}")
                : ticks < min.Ticks || ticks > max.Ticks
                    ? Kinds.Bad<TimeSpan>($"{value.Shown} is out of range")
                    : Kinds.Good(TimeSpan.FromTicks((long)ticks)),
            WriteDuration);
    }

    /// <summary>A size in bytes in a range.</summary>
    public static Kind<int> Bytes(int min, int max) => new(
        $"expected e.g. 64KiB, between {WriteBytes(min)} and {WriteBytes(max)}",
        value => !TryRead(value.Text, ByteUnits, out var bytes)
            ? Kinds.Bad<int>($"{value.Shown} is not a size")
            : bytes < min || bytes > max || bytes != decimal.Truncate(bytes)
                ? Kinds.Bad<int>($"{value.Shown} is out of range")
                : Kinds.Good((int)bytes),
        WriteBytes);

    private static string WriteDuration(TimeSpan duration) => Write(duration.Ticks, DurationUnits);

    private static string WriteBytes(int bytes) => Write(bytes, ByteUnits);

    private static string Write(long amount, (decimal Size, string[] Names)[] units)
    {
        var unit = Array.Find(units, unit => amount > 0 && amount % unit.Size == 0);
        unit = unit.Names is null ? units[^1] : unit;
        return string.Create(CultureInfo.InvariantCulture, $"{amount / unit.Size:0.####}{unit.Names[0]}");
    }

    private static bool TryRead(string? text, (decimal Size, string[] Names)[] units, out decimal amount)
    {
        amount = 0;
        var digits = text?.TakeWhile(c => char.IsAsciiDigit(c) || c == '.').Count() ?? 0;
        // Fifteen digits are more than any range here, and never more than a decimal holds.
        if (digits is 0 or > 15
            || !decimal.TryParse(text.AsSpan(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        var name = text![digits..].Trim(' ');
        var unit = Array.Find(units, unit => unit.Names.Contains(name));
        amount = number * unit.Size;
        return unit.Names is not null;
    }

    private static string WhatIsMissing(string? text) =>
        text?.Length > 0 && text.All(char.IsAsciiDigit) ? " without its unit" : "";
}
