using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Tracing;
using Akka.Actor;
using Akka.Event;

namespace ActorLoad.Actors.Observing;

/// <summary>
/// Puts into the journal what others load, as the kernel's trace says it. It looks ten times a second, so that the processes that it sees can in
/// most cases still be asked.
/// </summary>
public sealed class ObserverActor : UntypedActor, IWithTimers
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly ObserverServices _services;
    private readonly CallWatch _watch;
    private readonly Queue<string> _lines = [];

    /// <summary>Use <see cref="Props"/>.</summary>
    public ObserverActor(ObserverServices services) =>
        (_services, _watch) = (services, new CallWatch(services.Names, services.Facts));

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>Props. It begins to read at once.</summary>
    public static Props Props(ObserverServices services) => Akka.Actor.Props.Create(() => new ObserverActor(services));

    /// <inheritdoc/>
    protected override void PreStart() => Timers.StartPeriodicTimer(Look.Instance, Look.Instance, Interval);

    /// <inheritdoc/>
    protected override void PreRestart(Exception reason, object message)
    {
        // With the line that it broke at, the unread ones go, and what was known of calls under way.
        _services.Tally.Lose(_lines.Count);
        _services.Journal.Tell(new TraceLost(_services.Clock.GetUtcNow(), _lines.Count, $"they could not be taken in: {reason.Message}"));
        base.PreRestart(reason, message);
    }

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Look:
                Read();
                break;
            case ReadTrace:
                Read();
                Sender.Tell(ReadTrace.Instance);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Read()
    {
        if (_services.Tally.Ended is not null)
        {
            return;
        }

        try
        {
            var now = new Moment(_services.Clock.GetUtcNow(), _services.Clock.GetElapsedTime(0));
            var lost = 0L;
            foreach (var line in _services.Trace.Read())
            {
                _lines.Enqueue(line);
            }

            for (; _lines.TryPeek(out var line); _lines.Dequeue())
            {
                lost += TraceLoss.Parse(line);
                if (TraceLine.Parse(line) is { } traced)
                {
                    Take(traced, now);
                }
            }

            Lost(lost, now);
        }
        catch (IOException e)
        {
            _log.Error("what others load is no longer observed: {Problem}", e.Message);
            _services.Journal.Tell(new TraceLost(_services.Clock.GetUtcNow(), 0, $"nothing is observed from here on: {e.Message}"));
            _services.Tally.End(e.Message);
            Timers.CancelAll();
        }
    }

    private void Take(TraceLine line, Moment now)
    {
        if (line.Event == ModuleRequestLine.Event && ModuleRequestLine.Parse(line.Text) is { } asked)
        {
            _services.Journal.Tell(new KernelAsked(now.Of(line.Time), asked.Name, line.Comm, line.Pid, line.Cpu, asked.CallSite, asked.Waits));
        }

        if (_watch.Take(line) is { } seen)
        {
            var call = Describe(seen, now);
            _services.Tally.Count(call.Fate);
            _services.Journal.Tell(call);
        }
    }

    private void Lost(long events, Moment now)
    {
        if (events > 0)
        {
            _services.Tally.Lose(events);
            _services.Journal.Tell(new TraceLost(now.Wall, events));
            _log.Warning("the kernel wrote over {Events} trace events before they were read: calls may be missing", events);
        }
    }

    private ObservedCall Describe(SeenCall seen, Moment now) => new(
        now.Of(seen.Began),
        seen.Call,
        new Requester(KindOf(seen), seen.Pid, Uid: 0, seen.Comm, seen.Cgroup, seen.Device?.Devpath, seen.Device?.Subsystem),
        seen.Cpu,
        seen.Path,
        seen.Name,
        seen.Errno,
        seen.Inserted,
        (long)(seen.Ended - seen.Began).TotalMicroseconds,
        seen.Path is null ? 0 : _services.Facts.SizeOf(seen.Path),
        seen.Device?.Bus ?? (seen.IsUdev ? seen.Device?.Subsystem : null),
        seen.Parent?.ToString(),
        seen.Asked,
        seen.By?.Asker,
        seen.By?.CallSite);

    private static RequesterKind KindOf(SeenCall seen) => seen switch
    {
        { Asked: not null } => RequesterKind.Kernel,
        { IsUdev: true } => RequesterKind.Udev,
        { Comm: "modprobe" or "kmod" } => RequesterKind.Modprobe,
        _ => RequesterKind.CommandLine,
    };

    /// <summary>One moment on both clocks.</summary>
    private readonly record struct Moment(DateTimeOffset Wall, TimeSpan Trace)
    {
        internal DateTimeOffset Of(TimeSpan traced) => Wall - (Trace - traced);
    }

    private sealed class Look : INoSerializationVerificationNeeded, IDeadLetterSuppression
    {
        public static readonly Look Instance = new();
    }
}
