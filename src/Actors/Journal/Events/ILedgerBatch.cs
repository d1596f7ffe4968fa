namespace ActorLoad.Actors.Journal.Events;

/// <summary>Many events of one kind that are written as one, in columns.</summary>
public interface ILedgerBatch : ILedgerEvent
{
    /// <summary>How many.</summary>
    int Count { get; }
}
