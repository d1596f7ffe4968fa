using ActorLoad.Actors.Requests;
using ActorLoad.Interop.BootLists;
using Akka.Actor;

namespace ActorLoad.Actors.BootLists;

/// <summary>Tells the actor of the boot lists what came of an entry.</summary>
internal sealed class EntrySink(IActorRef lists, BootListEntry entry) : IAnswerSink
{
    /// <inheritdoc/>
    public bool IsGone => false;

    /// <inheritdoc/>
    public void Complete(Answer answer) => lists.Tell(new EntryAnswered(entry, answer, Refusal: null));

    /// <inheritdoc/>
    public void Refuse(Refusal reason) => lists.Tell(new EntryAnswered(entry, Answer: null, reason));
}
