using System.Data.Common;
using System.Globalization;
using System.Text;
using ActorLoad.Actors.Preload;
using ActorLoad.Host.Cpus;
using Akka.Event;

namespace ActorLoad.Host.Configuration;

/// <summary>The sorts of values that the keys have.</summary>
internal static class Kinds
{
    /// <summary>True or false, in HOCON's words for it.</summary>
    public static Kind Flag { get; } = new(
        "expected true or false",
        value => value.Text switch
        {
            "true" or "on" or "yes" => Reading.Good(true),
            "false" or "off" or "no" => Reading.Good(false),
            _ => Reading.Bad($"{value.Shown} is neither true nor false"),
        },
        flag => (bool)flag ? "true" : "false");

    /// <summary>How much is logged.</summary>
    public static Kind Level { get; } = new(
        "expected debug, info, warning or error",
        value => value.Text switch
        {
            "debug" => Reading.Good(LogLevel.DebugLevel),
            "info" => Reading.Good(LogLevel.InfoLevel),
            "warning" => Reading.Good(LogLevel.WarningLevel),
            "error" => Reading.Good(LogLevel.ErrorLevel),
            _ => Reading.Bad($"{value.Shown} is no log level"),
        },
        level => (LogLevel)level switch
        {
            LogLevel.DebugLevel => "debug",
            LogLevel.InfoLevel => "info",
            LogLevel.WarningLevel => "warning",
            _ => "error",
        });

    /// <summary>What the service is there for.</summary>
    public static Kind Mode { get; } = new(
        "expected converge or observe",
        value => value.Text switch
        {
            "converge" => Reading.Good(RunMode.Converge),
            "observe" => Reading.Good(RunMode.Observe),
            _ => Reading.Bad($"{value.Shown} is no mode"),
        },
        mode => (RunMode)mode == RunMode.Observe ? "observe" : "converge");

    /// <summary>What is done with what earlier boots loaded.</summary>
    public static Kind Preload { get; } = new(
        "expected off, observe or on",
        value => value.Text switch
        {
            "off" => Reading.Good(PreloadMode.Off),
            "observe" => Reading.Good(PreloadMode.Observe),
            "on" => Reading.Good(PreloadMode.On),
            _ => Reading.Bad($"{value.Shown} is none of these"),
        },
        mode => ((PreloadMode)mode).ToString().ToLowerInvariant());

    /// <summary>On how many processors the service may run.</summary>
    public static Kind Processors { get; } = new(
        "expected auto, all or a whole number from 1",
        value => value.Text switch
        {
            "auto" => Reading.Good(ProcessorLimit.Auto),
            "all" => Reading.Good(ProcessorLimit.All),
            var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most > 0 => Reading.Good(new ProcessorLimit(most)),
            _ => Reading.Bad($"{value.Shown} is none of these"),
        },
        limit => $"{(ProcessorLimit)limit}");

    /// <summary>Absolute paths in order.</summary>
    public static Kind Paths { get; } = new(
        "expected a list of absolute paths, e.g. [\"/etc/modprobe.d\"]",
        value => value.Items is null
            ? Reading.Bad($"{value.Shown} is not a list")
            : value.Items.Select(item => WhyNoPath(item, int.MaxValue)).FirstOrDefault(why => why is not null) is { } wrong
                ? Reading.Bad(wrong)
                : Reading.Good(value.Items),
        paths => $"[{string.Join(", ", ((IReadOnlyList<string>)paths).Select(Quote))}]");

    /// <summary>An absolute path.</summary>
    /// <param name="maxBytes">Its greatest length as UTF-8.</param>
    /// <param name="orEmpty">What the empty text stands for; null where it cannot be.</param>
    public static Kind Path(int maxBytes = 4095, string? orEmpty = null) => new(
        orEmpty is null ? $"expected an absolute path of at most {maxBytes} bytes" : $"expected an absolute path, or \"\" for {orEmpty}",
        value => value.Text switch
        {
            null => Reading.Bad($"{value.Shown} is not a path"),
            "" when orEmpty is not null => Reading.Good(""),
            var text => WhyNoPath(text, maxBytes) is { } wrong ? Reading.Bad(wrong) : Reading.Good(text),
        },
        path => Quote((string)path));

    /// <summary>An address of HTTP.</summary>
    /// <param name="orEmpty">What the empty text stands for.</param>
    public static Kind Url(string orEmpty) => new(
        $"expected an address such as http://collector:4318, or \"\" for {orEmpty}",
        value => value.Text is null
            ? Reading.Bad($"{value.Shown} is not an address")
            : value.Text.Length == 0 || (Uri.TryCreate(value.Text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
                ? Reading.Good(value.Text)
                : Reading.Bad($"\"{value.Text}\" is no address of HTTP"),
        url => Quote((string)url));

    /// <summary>A whole number in a range.</summary>
    public static Kind Number(int min, int max) => new(
        $"expected a whole number between {min} and {max}",
        value => !long.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? Reading.Bad($"{value.Shown} is not a whole number")
            : number < min || number > max
                ? Reading.Bad($"{number} is out of range")
                : Reading.Good((int)number),
        number => ((int)number).ToString(CultureInfo.InvariantCulture));

    /// <summary>Npgsql's connection string without a password, since a configuration is read by many; or nothing.</summary>
    public static Kind Connection { get; } = new(
        "expected e.g. \"Host=db.example.org;Database=actorload;Username=actorload\" without a password, or \"\" for none",
        value => value.Text switch
        {
            null => Reading.Bad($"{value.Shown} is not a text"),
            "" => Reading.Good(""),
            var text => WhyNoConnection(text) is { } wrong ? Reading.Bad(wrong) : Reading.Good(text),
        },
        text => Quote((string)text));

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

    private static string? WhyNoConnection(string text)
    {
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = text };
            return parts.ContainsKey("Password") || parts.ContainsKey("PWD") ? "a password does not belong here but in fleet.password-file" // not shown
                : !parts.ContainsKey("Host") && !parts.ContainsKey("Server") ? "it names no Host"
                : null;
        }
        catch (ArgumentException)
        {
            return "it is no list of Name=Value with semicolons between";
        }
    }

    private static string? WhyNoPath(string text, int maxBytes) => text switch
    {
        "" => "the path is empty",
        _ when text.Contains('\0') => "a path cannot hold the character U+0000",
        _ when text[0] != '/' => $"\"{text}\" is not absolute: it does not start with '/'",
        _ when Encoding.UTF8.GetByteCount(text) is var bytes && bytes > maxBytes => $"the path has {bytes} bytes",
        _ => null,
    };
}
