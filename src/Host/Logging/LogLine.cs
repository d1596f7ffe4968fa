using System.Globalization;
using Akka.Event;

namespace ActorLoad.Host.Logging;

/// <summary>
/// How an event is logged: one line, to standard error. Under systemd it begins with the priority that journald reads
/// (sd-daemon(3)) and has no time, because journald has it; elsewhere it begins with the time and the level. Never any colour.
/// </summary>
internal static class LogLine
{
    private static readonly bool ToJournald =
        LeadsToJournal(Environment.GetEnvironmentVariable("JOURNAL_STREAM"), new FileInfo("/proc/self/fd/2").LinkTarget);

    /// <summary>Writes the line.</summary>
    public static void Write(LogEvent entry) => Console.Error.WriteLine(Of(entry));

    /// <summary>The line.</summary>
    public static string Of(LogEvent entry)
    {
        var text = OneLine(entry.Message.ToString() ?? string.Empty);
        var cause = entry.Cause is null ? string.Empty : $" ({entry.Cause.GetType().Name}: {OneLine(entry.Cause.Message)})";
        return ToJournald
            ? $"<{Priority(entry.LogLevel())}>{text}{cause}"
            : $"{entry.Timestamp.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture)} {entry.LogLevel().StringFor().ToLowerInvariant(),-7} {text}{cause}";
    }

    /// <summary>
    /// Whether standard error is the stream that systemd made (systemd.exec(5), $JOURNAL_STREAM): the variable alone is inherited
    /// by whatever is started from a service, a terminal among them.
    /// </summary>
    /// <param name="stream">The variable: device and inode number.</param>
    /// <param name="standardError">What /proc/self/fd/2 leads to.</param>
    internal static bool LeadsToJournal(string? stream, string? standardError) =>
        stream?.Split(':') is [_, var inode] && standardError == $"socket:[{inode}]";

    // What others chose (module names, commands) shall not write lines of the log.
    private static string OneLine(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)) : text;

    private static int Priority(LogLevel level) => level switch
    {
        LogLevel.ErrorLevel => 3,
        LogLevel.WarningLevel => 4,
        LogLevel.InfoLevel => 6,
        _ => 7,
    };
}
