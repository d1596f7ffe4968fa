namespace ActorLoad.Actors.Journal;

/// <summary>
/// Tells the owner what earlier runs of the service in this boot left in the journal. It comes once, as soon as the journal
/// can be read: usually within half a second of the start, after minutes if the database is in trouble, and never while
/// it stays so. Loads may have begun before it.
/// </summary>
/// <param name="Ledger">The earlier runs; empty in the first.</param>
public sealed record LedgerRecovered(Ledger Ledger);
