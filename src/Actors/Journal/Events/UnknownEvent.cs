using System.Collections.Immutable;

namespace ActorLoad.Actors.Journal.Events;

/// <summary>An event that this version does not know, written by another one. It is kept and written back as it was.</summary>
/// <param name="Manifest">What it calls itself.</param>
/// <param name="Bytes">Its bytes.</param>
public sealed record UnknownEvent(string Manifest, ImmutableArray<byte> Bytes) : ILedgerEvent
{
    /// <summary>Not known: <see cref="DateTimeOffset.MinValue"/>.</summary>
    public DateTimeOffset At => DateTimeOffset.MinValue;
}
