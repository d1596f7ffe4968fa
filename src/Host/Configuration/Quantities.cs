using System.Globalization;

namespace ActorLoad.Host.Configuration;

/// <summary>The sorts of values that are a number and a unit.</summary>
internal static class Quantities
{
    // Units as HOCON names them.
    private static readonly Unit[] DurationUnits =
    [
        new(TimeSpan.TicksPerDay, "d", "day", "days"),
        new(TimeSpan.TicksPerHour, "h", "hour", "hours"),
        new(TimeSpan.TicksPerMinute, "m", "minute", "minutes"),
        new(TimeSpan.TicksPerSecond, "s", "second", "seconds"),
        new(TimeSpan.TicksPerMillisecond, "ms", "millis", "millisecond", "milliseconds"),
    ];

    private static readonly Unit[] ByteUnits =
    [
        new(1 << 20, "MiB", "M", "m"),
        new(1 << 10, "KiB", "K", "k"),
        new(1, "B", "b", "byte", "bytes", ""),
    ];

    /// <summary>A duration in a range.</summary>
    public static Kind Duration(TimeSpan min, TimeSpan max)
    {
        var expected = $"expected e.g. 100ms, between {WriteDuration(min)} and {WriteDuration(max)}";
        return new Kind(
            expected,
            value => !TryRead(value.Text, DurationUnits, out var ticks)
                ? Reading.Bad($"{value.Shown} is not a duration{WhatIsMissing(value.Text)}")
                : ticks < min.Ticks || ticks > max.Ticks
                    ? Reading.Bad($"{value.Shown} is out of range")
                    : Reading.Good(TimeSpan.FromTicks((long)ticks)),
            WriteDuration);
    }

    /// <summary>A size in bytes in a range.</summary>
    public static Kind Bytes(int min, int max) => new(
        $"expected e.g. 64KiB, between {WriteBytes(min)} and {WriteBytes(max)}",
        value => !TryRead(value.Text, ByteUnits, out var bytes)
            ? Reading.Bad($"{value.Shown} is not a size")
            : bytes < min || bytes > max || bytes != decimal.Truncate(bytes)
                ? Reading.Bad($"{value.Shown} is out of range")
                : Reading.Good((int)bytes),
        WriteBytes);

    private static string WriteDuration(object duration) => Write(((TimeSpan)duration).Ticks, DurationUnits);

    private static string WriteBytes(object bytes) => Write((int)bytes, ByteUnits);

    private static string Write(long amount, Unit[] units)
    {
        var unit = Array.Find(units, unit => amount > 0 && amount % unit.Size == 0) ?? units[^1];
        return ((decimal)amount / unit.Size).ToString("0.####", CultureInfo.InvariantCulture) + unit.Names[0];
    }

    private static bool TryRead(string? text, Unit[] units, out decimal amount)
    {
        amount = 0;
        var digits = 0;
        while (digits < text?.Length && (char.IsAsciiDigit(text[digits]) || text[digits] == '.'))
        {
            digits++;
        }

        // Fifteen digits are more than any range here, and never more than a decimal holds.
        if (digits is 0 or > 15
            || !decimal.TryParse(text.AsSpan(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        var name = text![digits..].Trim(' ');
        var unit = Array.Find(units, unit => unit.Names.Contains(name));
        amount = number * (unit?.Size ?? 0);
        return unit is not null;
    }

    private static string WhatIsMissing(string? text) =>
        text?.Length > 0 && text.All(char.IsAsciiDigit) ? " without its unit" : "";
}
