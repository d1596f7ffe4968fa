using System.Collections.Immutable;

namespace ActorLoad.Actors.Journal.Events;

/// <summary>An event of a known kind whose bytes make no sense. It is kept, counted and written back as it was.</summary>
/// <param name="Manifest">What it calls itself.</param>
/// <param name="Bytes">Its bytes.</param>
/// <param name="Problem">What is wrong with them.</param>
public sealed record UnreadableEvent(string Manifest, ImmutableArray<byte> Bytes, string Problem) : ILedgerEvent
{
    /// <summary>Not known: <see cref="DateTimeOffset.MinValue"/>.</summary>
    public DateTimeOffset At => DateTimeOffset.MinValue;
}
