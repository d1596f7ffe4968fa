using ActorLoad.Actors.Journal.Events;
using Akka.Actor;
using Akka.Event;

namespace ActorLoad.Actors.Journal;

/// <summary>
/// The journal's front: everybody tells it every <see cref="ILedgerEvent"/> and waits for nothing. It touches no disk, so that
/// it answers whatever the disk does.
/// <code>
///          opened              recovered
/// Opening ───────► Recovering ──────────► Ready ⟲ write, written
///    ▲      │ failed   │ failed             │ failed
///    └─ Down ◄─────────┴────────────────────┘
///    after a pause that doubles until a write succeeds
/// </code>
/// A journal that is not in its lasting place yet goes from Ready to Opening when that is there and no write is under way.
/// </summary>
public sealed class JournalActor : UntypedActor, IWithTimers
{
    /// <summary>After this long without an answer from the database, status says so.</summary>
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(2);

    private readonly JournalOptions _options;
    private readonly IJournalStorage _storage;
    private readonly TimeProvider _time;
    private readonly IActorRef _owner;
    private readonly JournalBuffer _buffer;
    private readonly LedgerSubscribers _subscribers = new(Context);
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private JournalState _state;
    private JournalHealth _health = JournalHealth.Good;
    private JournalChunk? _writing;
    private IActorRef _writer = ActorRefs.Nobody;
    private bool _ownerKnows;
    private bool _flushDue;
    private long _waitingSince;
    private JournalWhereabouts _where = new();
    private IActorRef _placeWatch = ActorRefs.Nobody;

    /// <summary>For <see cref="Props"/>: Akka creates actors by their public constructors.</summary>
    public JournalActor(JournalOptions options, IJournalStorage storage, TimeProvider time, IActorRef owner)
    {
        _options = options;
        _storage = storage;
        _time = time;
        _owner = owner;
        _buffer = new JournalBuffer(options.Capacity, options.BatchSize);
    }

    private JournalFlushWaiters Waiters => field ??= new JournalFlushWaiters(Timers);

    private string Path => _storage.Path ?? _options.Path;

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>A journal that begins to open its database at once.</summary>
    /// <param name="options">Which stream, where, how fast.</param>
    /// <param name="storage">The kind of database.</param>
    /// <param name="time">The clock.</param>
    /// <param name="owner">Who gets <see cref="LedgerRecovered"/>; <see cref="ActorRefs.Nobody"/> if nobody cares.</param>
    public static Props Props(JournalOptions options, IJournalStorage storage, TimeProvider time, IActorRef owner) =>
        Akka.Actor.Props.Create(() => new JournalActor(options, storage, time, owner));

    /// <inheritdoc/>
    protected override void PreStart() => Open();

    /// <summary>A writer is never restarted: a new one is started from here, when the database can be opened again.</summary>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Stop);

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case ILedgerEvent ledgerEvent:
                Take(ledgerEvent);
                break;
            case Decision decision:
                _buffer.Add(decision, _time.GetUtcNow(), _health.Problem);
                Continue();
                break;
            case FlushDue:
                OnFlushDue();
                break;
            case GetJournalStatus:
                Sender.Tell(Status());
                break;
            case FlushJournal flush:
                Flush(flush);
                break;
            case JournalFlushExpired expired:
                Waiters.Answer(expired.Waiter, new JournalFlushed(Complete: false, Status()));
                break;
            case SubscribeLedger subscribe:
                _subscribers.Add(subscribe.Subscriber);
                break;
            case UnsubscribeLedger unsubscribe:
                _subscribers.Remove(unsubscribe.Subscriber);
                break;
            case Retry:
                Open();
                break;
            case LastingPlaceReady when Sender.Equals(_placeWatch):
                OnPlaceReady();
                break;
            case JournalOpening opening:
                OnOpened(opening);
                break;
            case Status.Failure failure:
                OnFailed(failure.Cause);
                break;
            case JournalWriter.Recovered recovered when Sender.Equals(_writer):
                OnRecovered(recovered);
                break;
            case JournalWriter.Written written when Sender.Equals(_writer):
                OnWritten(written);
                break;
            case JournalWriter.Rejected rejected when Sender.Equals(_writer):
                OnRejected(rejected);
                break;
            case JournalWriter.Failed failed when Sender.Equals(_writer):
                OnFailed(failed.Cause);
                break;
            case WriterEnded ended when ended.Writer.Equals(_writer):
                OnFailed(new InvalidOperationException("its writer ended"));
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Take(ILedgerEvent ledgerEvent)
    {
        _buffer.Add(ledgerEvent, _time.GetUtcNow(), _health.Problem);
        _subscribers.Tell(ledgerEvent);
        Continue();
    }

    private void Open()
    {
        _state = JournalState.Opening;
        _waitingSince = _time.GetTimestamp();
        Timers.Cancel(nameof(Retry));
        _ = _storage.OpenAsync(_health.Failure).PipeTo(Self);
    }

    private void OnOpened(JournalOpening opening)
    {
        _where = _where.Opened(opening);
        if (_where.IsEarly)
        {
            LookForPlace();
        }
        else
        {
            Context.Stop(_placeWatch);
            _placeWatch = ActorRefs.Nobody;
        }

        if (opening.Moved > 0)
        {
            _log.Info("Journal: {Rows} rows of this boot were brought to {Path}, where it goes on", opening.Moved, Path);
        }

        if (opening.SetAside is { } setAside)
        {
            _log.Warning("Journal {Path} cannot be read ({Reason}); it was set aside as {SetAside} and a new one begun", Path, opening.Reason, setAside);
            Take(new JournalSetAside(_time.GetUtcNow(), setAside, opening.Reason ?? "unreadable"));
        }

        StartWriter();
    }

    private void LookForPlace()
    {
        if (_placeWatch.IsNobody())
        {
            _placeWatch = Context.ActorOf(LastingPlaceWatch.Props(_storage));
        }

        _placeWatch.Tell(_where.Pause(_options));
    }

    private void OnPlaceReady()
    {
        if (_state == JournalState.Ready)
        {
            _where = _where with { IsMoveDue = true };
            WriteNext();
        }
        else
        {
            // It is down or being opened: the next opening moves it.
            LookForPlace();
        }
    }

    /// <summary>Nothing is on its way to the disk now. What comes waits, as when the database is down.</summary>
    private void Move()
    {
        Context.Stop(_writer);
        _writer = ActorRefs.Nobody;
        _where = _where with { IsMoveDue = false };
        Open();
    }

    private void StartWriter()
    {
        _state = JournalState.Recovering;
        _waitingSince = _time.GetTimestamp();
        _writing = null;
        _writer = Context.ActorOf(JournalWriter.Props(_options.PersistenceId, fold: !_ownerKnows));
        Context.WatchWith(_writer, new WriterEnded(_writer));
    }

    private void OnRecovered(JournalWriter.Recovered message)
    {
        _state = JournalState.Ready;
        _buffer.Reached(message.LastOrdinal);
        if (!_ownerKnows)
        {
            _ownerKnows = true;
            _owner.Tell(new LedgerRecovered(message.Ledger));
        }

        if (_buffer.IsEmpty)
        {
            BeGood();
        }

        WriteNext();
    }

    private void WriteNext()
    {
        if (_where.IsMoveDue && _state == JournalState.Ready && _writing is null)
        {
            Move();
        }
        else if (_state == JournalState.Ready && _writing is null && _buffer.Next() is { } chunk)
        {
            _writing = chunk;
            _waitingSince = _time.GetTimestamp();
            _writer.Tell(chunk);
        }

        Waiters.AnswerSettled(_buffer, Status);
    }

    private void OnWritten(JournalWriter.Written message)
    {
        _buffer.Reached(message.LastOrdinal);
        foreach (var lost in _writing?.Events.OfType<EventsLost>() ?? [])
        {
            _subscribers.Tell(lost);
        }

        _writing = null;
        BeGood();
        if (_where.IsMoveDue)
        {
            WriteNext();
            return;
        }

        Waiters.AnswerSettled(_buffer, Status);
        Continue();
    }

    /// <summary>Writes now if that is worth it, or else when the flush interval is over.</summary>
    private void Continue()
    {
        if (_state != JournalState.Ready || _writing is not null || _buffer.IsEmpty)
        {
            return;
        }

        if (_buffer.IsFull || _buffer.UnderWay || Waiters.Any)
        {
            WriteNext();
        }
        else if (!_flushDue)
        {
            _flushDue = true;
            Timers.StartSingleTimer(nameof(FlushDue), FlushDue.Instance, _options.FlushInterval);
        }
    }

    private void OnFlushDue()
    {
        _flushDue = false;
        WriteNext();
    }

    private void OnRejected(JournalWriter.Rejected message)
    {
        _log.Error(message.Cause, "Journal {Path}: a write of {Count} events was refused by the serializer", Path, _writing?.Events.Length);
        _buffer.Reject(_time.GetUtcNow(), $"cannot be written: {message.Cause.Message}");
        StartWriter();
    }

    private void OnFailed(Exception cause)
    {
        Context.Stop(_writer);
        _writer = ActorRefs.Nobody;
        _writing = null;
        _state = JournalState.Down;
        var problem = _storage.Explain(cause);
        if (problem != _health.Problem)
        {
            _log.Warning("Journal {Path} is down: {Problem}. Loads go on; {Pending} events wait for it", Path, problem, _buffer.Pending);
        }

        _health = _health.Failed(cause, problem);
        Timers.StartSingleTimer(nameof(Retry), Retry.Instance, _health.Pause(_options));
    }

    private void BeGood()
    {
        if (_health.Problem is not null)
        {
            _log.Info("Journal {Path} works again; {Pending} events wait, {Lost} were lost", Path, _buffer.Pending, _buffer.Lost);
        }

        _health = JournalHealth.Good;
    }

    private void Flush(FlushJournal message)
    {
        Waiters.Add(new JournalFlushWaiter(Sender, _buffer.Mark()), message.Within);
        if (_state == JournalState.Down)
        {
            Open();
        }

        WriteNext();
    }

    private JournalStatus Status()
    {
        var waited = _time.GetElapsedTime(_waitingSince);
        var waits = _state is JournalState.Opening or JournalState.Recovering || _writing is not null;
        var slow = waits && waited > Slow ? $"the database has not answered for {waited.TotalSeconds:F0} s" : null;
        string[] said = [.. new[] { _health.Problem, slow, _where.Note }.OfType<string>()];
        var detail = said.Length == 0 ? null : string.Join("; ", said);
        var state = _health.Problem is null ? _state : JournalState.Down;
        return new JournalStatus(state, Path, _buffer.Written, _buffer.Pending, _buffer.Lost, detail);
    }

    private sealed record FlushDue : INoSerializationVerificationNeeded, IDeadLetterSuppression
    {
        internal static FlushDue Instance { get; } = new();
    }

    private sealed record Retry : INoSerializationVerificationNeeded, IDeadLetterSuppression
    {
        internal static Retry Instance { get; } = new();
    }

    private sealed record WriterEnded(IActorRef Writer) : INoSerializationVerificationNeeded, IDeadLetterSuppression;
}
