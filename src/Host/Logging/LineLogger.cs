using System.Globalization;
using Akka.Actor;
using Akka.Dispatch;
using Akka.Event;

namespace ActorLoad.Host.Logging;

/// <summary>
/// One line an event, to standard error. Under systemd each begins with the priority that journald reads (sd-daemon(3)) and has
/// no time, because journald has it; elsewhere it begins with the time and the level. Never any colour.
/// </summary>
public sealed class LineLogger : ReceiveActor, IRequiresMessageQueue<ILoggerMessageQueueSemantics>
{
    private readonly TextWriter _output = Console.Error;

    // systemd.exec(5), $JOURNAL_STREAM
    private readonly bool _toJournald = Environment.GetEnvironmentVariable("JOURNAL_STREAM") is not null;

    /// <summary>Akka makes it.</summary>
    public LineLogger()
    {
        Receive<InitializeLogger>(_ => Sender.Tell(new LoggerInitialized()));
        Receive<LogEvent>(Write);
    }

    private void Write(LogEvent entry)
    {
        var text = OneLine(entry.Message.ToString() ?? string.Empty);
        var cause = entry.Cause is null ? string.Empty : $" ({entry.Cause.GetType().Name}: {OneLine(entry.Cause.Message)})";
        _output.WriteLine(_toJournald
            ? $"<{Priority(entry.LogLevel())}>{text}{cause}"
            : $"{entry.Timestamp.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture)} {entry.LogLevel().StringFor().ToLowerInvariant(),-7} {text}{cause}");
    }

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
