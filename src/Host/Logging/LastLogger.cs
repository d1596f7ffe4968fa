using Akka.Event;

namespace ActorLoad.Host.Logging;

/// <summary>Writes what comes when <see cref="LineLogger"/> is gone: Akka's own would write colours to standard output.</summary>
public sealed class LastLogger : MinimalLogger
{
    /// <inheritdoc/>
    protected override void Log(object message)
    {
        if (message is LogEvent entry && entry.LogLevel() >= LogLevel.InfoLevel)
        {
            LogLine.Write(entry);
        }
    }
}
