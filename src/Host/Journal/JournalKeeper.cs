using ActorLoad.Actors.Journal;
using ActorLoad.Actors.Journal.Events;
using Akka.Actor;
using Akka.Event;

namespace ActorLoad.Host.Journal;

/// <summary>
/// Removes earlier boots from the journal that it is to keep no longer: some time after the start, when the journal is in its lasting place,
/// and then daily. It says so in the journal first, and takes one step at a time, each on a thread of its own.
/// </summary>
internal sealed class JournalKeeper : UntypedActor, IWithTimers
{
    private static readonly TimeSpan Between = TimeSpan.FromDays(1);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan FlushWithin = TimeSpan.FromSeconds(10);

    private readonly IActorRef _journal;
    private readonly JournalKeeping _keeping;
    private readonly TimeProvider _time;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly Queue<OldBoot> _going = new();

    public JournalKeeper(IActorRef journal, JournalKeeping keeping, TimeProvider time)
    {
        (_journal, _keeping, _time) = (journal, keeping, time);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>It begins by itself.</summary>
    public static Props Props(IActorRef journal, JournalKeeping keeping, TimeProvider time) =>
        Akka.Actor.Props.Create(() => new JournalKeeper(journal, keeping, time));

    protected override void PreStart() => Later(_keeping.After);

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Due:
                _journal.Tell(GetJournalStatus.Instance);
                break;
            case JournalStatus { State: JournalState.Ready } status when status.Path == _keeping.Path:
                Do(() => JournalSpace.Plan(_keeping.Path, _keeping.Running, _keeping.Rules, _time.GetUtcNow(), _keeping.Wanted?.Invoke()));
                break;
            case JournalStatus:
                Later(_keeping.After);
                break;
            case KeepPlan { Boots.IsEmpty: true }:
                Step(); // what an earlier round could not give back
                break;
            case KeepPlan plan:
                Say(plan);
                break;
            case JournalFlushed { Complete: true }:
                Step();
                break;
            case Shrinking.Goes:
                Timers.StartSingleTimer(nameof(Breath), Next.Instance, Breath);
                break;
            case Next:
                Step();
                break;
            case Shrinking.Done:
                Later(Between);
                break;
            case Shrinking.Held or JournalFlushed:
                Later(_keeping.After);
                break;
            case Status.Failure failure:
                _log.Warning("Journal {Path}: earlier boots could not be removed: {Problem}", _keeping.Path, SqliteProblem.Explain(failure.Cause, _keeping.Path));
                Later(_keeping.After);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Say(KeepPlan plan)
    {
        _going.Clear();
        foreach (var boot in plan.Boots)
        {
            _going.Enqueue(boot);
        }

        var rows = plan.Boots.Sum(boot => boot.Rows);
        _log.Info("Journal {Path}: {Boots} earlier boots ({Rows} rows) are removed: {Reasons}", _keeping.Path, plan.Boots.Length, rows, string.Join(", ", plan.Reasons));
        _journal.Tell(new BootsForgotten(_time.GetUtcNow(), plan.Boots.Length, [.. plan.Boots.Select(boot => boot.Stream)], rows, plan.Reasons));
        _journal.Tell(new FlushJournal(FlushWithin));
    }

    private void Step()
    {
        if (_going.TryDequeue(out var boot))
        {
            Do(() =>
            {
                JournalSpace.Forget(_keeping.Path, boot.Stream);
                return Shrinking.Goes;
            });
        }
        else
        {
            Do(() => JournalSpace.Shrink(_keeping.Path));
        }
    }

    // A dead disk may keep it for ever.
    private void Do<T>(Func<T> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).PipeTo(Self);

    private void Later(TimeSpan pause) => Timers.StartSingleTimer(nameof(Due), Due.Instance, pause);

    private sealed record Due : INoSerializationVerificationNeeded, IDeadLetterSuppression
    {
        internal static Due Instance { get; } = new();
    }

    private sealed record Next : INoSerializationVerificationNeeded, IDeadLetterSuppression
    {
        internal static Next Instance { get; } = new();
    }
}
