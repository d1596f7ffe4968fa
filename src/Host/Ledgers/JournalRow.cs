using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Journal.Format;

namespace ActorLoad.Host.Ledgers;

/// <summary>A row of the journal as it is stored.</summary>
/// <param name="Sequence">Its place in its stream, from 1.</param>
/// <param name="Created">When it was written, in ticks of UTC.</param>
/// <param name="Message">The event.</param>
/// <param name="Manifest">What kind of event.</param>
/// <param name="Identifier">Of the serializer.</param>
/// <param name="Writer">A random name of the writer's run; null where another program wrote it.</param>
internal sealed record JournalRow(long Sequence, long Created, byte[] Message, string Manifest, int Identifier, string? Writer)
{
    /// <summary>The event; never throws.</summary>
    internal ILedgerEvent Read() => Identifier == LedgerSerializer.Number
        ? LedgerFormat.Read(Manifest, Message)
        : new UnreadableEvent(Manifest, [.. Message], "another program wrote it");
}
