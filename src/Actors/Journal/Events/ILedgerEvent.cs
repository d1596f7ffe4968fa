namespace ActorLoad.Actors.Journal.Events;

/// <summary>Something that happened, as the journal keeps it. Times are in the events; nobody reads a clock on replay.</summary>
public interface ILedgerEvent
{
    /// <summary>When it happened, UTC.</summary>
    DateTimeOffset At { get; }
}
