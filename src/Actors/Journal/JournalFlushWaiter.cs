using Akka.Actor;

namespace ActorLoad.Actors.Journal;

/// <summary>Somebody who wants to know when all up to a mark is on disk. Each is itself and no other.</summary>
internal sealed class JournalFlushWaiter(IActorRef asker, JournalMark mark)
{
    internal IActorRef Asker { get; } = asker;

    internal JournalMark Mark { get; } = mark;
}
