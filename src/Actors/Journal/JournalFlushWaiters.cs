using Akka.Actor;

namespace ActorLoad.Actors.Journal;

/// <summary>Those who wait until all that was told before is on disk. Part of the actor whose timers it has.</summary>
internal sealed class JournalFlushWaiters(ITimerScheduler timers)
{
    private readonly List<JournalFlushWaiter> _waiters = [];

    internal bool Any => _waiters.Count > 0;

    /// <summary>The actor gets <see cref="JournalFlushExpired"/> when its time is over.</summary>
    internal void Add(JournalFlushWaiter waiter, TimeSpan within)
    {
        _waiters.Add(waiter);
        timers.StartSingleTimer(waiter, new JournalFlushExpired(waiter), within);
    }

    /// <summary>Answers those whose mark the buffer has passed.</summary>
    internal void AnswerSettled(JournalBuffer buffer, Func<JournalStatus> status)
    {
        foreach (var waiter in _waiters.Where(waiter => buffer.IsSettled(waiter.Mark)).ToList())
        {
            Answer(waiter, new JournalFlushed(Complete: true, status()));
        }
    }

    internal void Answer(JournalFlushWaiter waiter, JournalFlushed answer)
    {
        _waiters.Remove(waiter);
        timers.Cancel(waiter);
        waiter.Asker.Tell(answer);
    }
}
