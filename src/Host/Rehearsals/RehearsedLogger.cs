using ActorLoad.Host.Logging;
using Akka.Event;

namespace ActorLoad.Host.Rehearsals;

/// <summary>Makes the lines that <see cref="LineLogger"/> would write, and writes none.</summary>
internal sealed class RehearsedLogger : LineLogger
{
    /// <inheritdoc/>
    protected override void Write(LogEvent logged) => _ = LogLine.Of(logged);
}
