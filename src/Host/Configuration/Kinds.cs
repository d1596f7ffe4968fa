using System.Globalization;
using System.Text;
using Akka.Event;

namespace ActorLoad.Host.Configuration;

/// <summary>The sorts of values that the keys have.</summary>
internal static class Kinds
{
    /// <summary>True or false, in HOCON's words for it.</summary>
    public static Kind<bool> Flag { get; } = new(
        "expected true or false",
        value => value.Text switch
        {
            "true" or "on" or "yes" => Good(true),
            "false" or "off" or "no" => Good(false),
            _ => Bad<bool>($"{value.Shown} is neither true nor false"),
        },
        flag => flag ? "true" : "false");

    /// <summary>A switch for what this version does not have.</summary>
    public static Kind<bool> NotYet { get; } = Flag with
    {
        Expected = "expected false",
        Read = value => Flag.Read(value) is { Wrong: null, Value: true }
            ? Bad<bool>("this version cannot do that yet")
            : Flag.Read(value),
    };

    /// <summary>How much is logged.</summary>
    public static Kind<LogLevel> Level { get; } = new(
        "expected debug, info, warning or error",
        value => value.Text switch
        {
            "debug" => Good(LogLevel.DebugLevel),
            "info" => Good(LogLevel.InfoLevel),
            "warning" => Good(LogLevel.WarningLevel),
            "error" => Good(LogLevel.ErrorLevel),
            _ => Bad<LogLevel>($"{value.Shown} is no log level"),
        },
        level => level switch
        {
            LogLevel.DebugLevel => "debug",
            LogLevel.InfoLevel => "info",
            LogLevel.WarningLevel => "warning",
            _ => "error",
        });

    /// <summary>Absolute paths in order.</summary>
    public static Kind<IReadOnlyList<string>> Paths { get; } = new(
        "expected a list of absolute paths, e.g. [\"/etc/modprobe.d\"]",
        value => value.Items is null
            ? Bad<IReadOnlyList<string>>($"{value.Shown} is not a list")
            : value.Items.Select(item => WhyNoPath(item, int.MaxValue)).FirstOrDefault(why => why is not null) is { } wrong
                ? Bad<IReadOnlyList<string>>(wrong)
                : Good(value.Items),
        paths => $"[{string.Join(", ", paths.Select(Quote))}]");

    /// <summary>An absolute path.</summary>
    /// <param name="maxBytes">Its greatest length as UTF-8.</param>
    /// <param name="orEmpty">What the empty text stands for; null where it cannot be.</param>
    public static Kind<string> Path(int maxBytes = 4095, string? orEmpty = null) => new(
        orEmpty is null ? $"expected an absolute path of at most {maxBytes} bytes" : $"expected an absolute path, or \"\" for {orEmpty}",
        value => value.Text switch
        {
            null => Bad<string>($"{value.Shown} is not a path"),
            "" when orEmpty is not null => Good(""),
            var text => WhyNoPath(text, maxBytes) is { } wrong ? Bad<string>(wrong) : Good(text),
        },
        Quote);

    /// <summary>A whole number in a range.</summary>
    public static Kind<int> Number(int min, int max) => new(
        $"expected a whole number between {min} and {max}",
        value => !long.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? Bad<int>($"{value.Shown} is not a whole number")
            : number < min || number > max
                ? Bad<int>($"{number} is out of range")
                : Good((int)number),
        number => number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A text as HOCON reads it back.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted.Append(c switch
            {
                '"' or '\\' => $"\\{c}",
                < ' ' or '\x7f' => $"\\u{(int)c:x4}",
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Nothing is wrong.</summary>
    internal static Reading<T> Good<T>(T value) => new(value, null);

    /// <summary>Something is.</summary>
    internal static Reading<T> Bad<T>(string wrong) => new(default, wrong);

    private static string? WhyNoPath(string text, int maxBytes) => text switch
    {
        "" => "the path is empty",
        _ when text.Contains('\0') => "a path cannot hold the character U+0000",
        _ when text[0] != '/' => $"\"{text}\" is not absolute: it does not start with '/'",
        _ when Encoding.UTF8.GetByteCount(text) is var bytes && bytes > maxBytes => $"the path has {bytes} bytes",
        _ => null,
    };
}
