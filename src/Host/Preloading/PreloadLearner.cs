using ActorLoad.Actors.Journal;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Preload;
using ActorLoad.Host.Journal;
using Akka.Actor;
using Akka.Event;

namespace ActorLoad.Host.Preloading;

/// <summary>
/// Once in a run of the service, when the beginning of the boot is over and the journal is in its lasting place: reads what this and the last
/// good boots loaded, writes the list for the next one, and rates what was preloaded in this one. On a thread of its own.
/// </summary>
internal sealed class PreloadLearner : UntypedActor, IWithTimers
{
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FlushWithin = TimeSpan.FromSeconds(10);

    private readonly IActorRef _journal;
    private readonly PreloadLearning _learning;
    private readonly TimeProvider _time;
    private readonly PreloadTally _tally;
    private readonly ILoggingAdapter _log = Context.GetLogger();

    public PreloadLearner(IActorRef journal, PreloadLearning learning, TimeProvider time, PreloadTally tally)
    {
        (_journal, _learning, _time, _tally) = (journal, learning, time, tally);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>It begins by itself.</summary>
    public static Props Props(IActorRef journal, PreloadLearning learning, TimeProvider time, PreloadTally tally) =>
        Akka.Actor.Props.Create(() => new PreloadLearner(journal, learning, time, tally));

    protected override void PreStart() => Later(_learning.Window);

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Due:
                _journal.Tell(GetJournalStatus.Instance);
                break;
            case JournalStatus { State: JournalState.Ready } status when status.Path == _learning.Journal:
                _journal.Tell(new FlushJournal(FlushWithin));
                break;
            case JournalFlushed { Complete: true }:
                Learn();
                break;
            case JournalStatus or JournalFlushed:
                Later(Again);
                break;
            case PreloadLesson lesson:
                Take(lesson);
                break;
            case Status.Failure failure:
                _log.Warning("what the next boot could preload was not learned: {Problem}", failure.Cause.Message);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    // A dead disk may keep it for ever.
    private void Learn() => Task.Factory.StartNew(
        () => PreloadLesson.Of(_learning, _time.GetUtcNow()), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).PipeTo(Self);

    private void Take(PreloadLesson lesson)
    {
        _tally.Rate(lesson.Score);
        if (lesson.Score is { } score)
        {
            _log.Info("preload: needed={Hits} not-needed={Useless} missed={Missed} modules", score.Hits.Length, score.Useless.Length, score.Missed.Length);
        }

        if (lesson.List is not { } list)
        {
            _log.Info("what the next boot could preload was not learned: no good boot; this one: {Why}", lesson.WhyNotThis);
            return;
        }

        var modules = list.Entries.Sum(entry => entry.Modules.Length);
        _journal.Tell(new PreloadLearned(_time.GetUtcNow(), list.Boots, list.Entries.Length, modules));
        _log.Info("what the next boot can preload was learned: questions={Entries} modules={Modules} boots={Boots}", list.Entries.Length, modules, list.Boots.Length);
    }

    private void Later(TimeSpan pause) => Timers.StartSingleTimer(nameof(Due), Due.Instance, pause);

    private sealed record Due : INoSerializationVerificationNeeded, IDeadLetterSuppression
    {
        internal static Due Instance { get; } = new();
    }
}
