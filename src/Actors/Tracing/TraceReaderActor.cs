using ActorLoad.Actors.Journal.Events;
using ActorLoad.Interop.Tracing;
using Akka.Actor;
using Akka.Event;

namespace ActorLoad.Actors.Tracing;

/// <summary>
/// Puts into the journal who made the kernel ask for modules. It looks twice a second: nobody's answer waits for it.
/// </summary>
public sealed class TraceReaderActor : UntypedActor, IWithTimers
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly ITraceSource _source;
    private readonly IActorRef _journal;
    private readonly TimeProvider _clock;

    /// <summary>Use <see cref="Props"/>.</summary>
    public TraceReaderActor(ITraceSource source, IActorRef journal, TimeProvider clock) => (_source, _journal, _clock) = (source, journal, clock);

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>Props. It begins to read at once.</summary>
    /// <param name="source">Where the events come from; disposed of by whoever opened it.</param>
    /// <param name="journal">Who is told.</param>
    /// <param name="clock">The time; its timestamps are of the same clock as the events.</param>
    public static Props Props(ITraceSource source, IActorRef journal, TimeProvider clock) =>
        Akka.Actor.Props.Create(() => new TraceReaderActor(source, journal, clock));

    /// <inheritdoc/>
    protected override void PreStart() => Timers.StartPeriodicTimer(Look.Instance, Look.Instance, Interval);

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        if (message is Look)
        {
            Read();
        }
        else
        {
            Unhandled(message);
        }
    }

    private void Read()
    {
        try
        {
            var now = (Wall: _clock.GetUtcNow(), Trace: _clock.GetElapsedTime(0));
            foreach (var line in _source.Read())
            {
                if (TraceLine.Parse(line) is { Event: ModuleRequestLine.Event } traced && ModuleRequestLine.Parse(traced.Text) is { } asked)
                {
                    _journal.Tell(new KernelAsked(
                        now.Wall - (now.Trace - traced.Time), asked.Name, traced.Comm, traced.Pid, traced.Cpu, asked.CallSite, asked.Waits));
                }
            }
        }
        catch (IOException e)
        {
            _log.Warning("who makes the kernel ask for modules is no longer journalled: {Problem}", e.Message);
            Context.Stop(Self);
        }
    }

    private sealed class Look : INoSerializationVerificationNeeded, IDeadLetterSuppression
    {
        public static readonly Look Instance = new();
    }
}
