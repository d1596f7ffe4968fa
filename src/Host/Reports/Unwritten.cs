using ActorLoad.Actors.Journal.Events;

namespace ActorLoad.Host.Reports;

/// <summary>What a service knows of this boot, and the journal's file does not.</summary>
/// <param name="Events">How many events are not written yet.</param>
/// <param name="Trace">Said where the kernel's trace is not read to its end; null where it is.</param>
/// <param name="Counted">What the kernel counts now; null where it does not.</param>
internal sealed record Unwritten(long Events = 0, TraceLost? Trace = null, KernelCounted? Counted = null)
{
    /// <summary>What is known behind the file's events.</summary>
    internal IEnumerable<ILedgerEvent> Known => new ILedgerEvent?[] { Trace, Counted }.OfType<ILedgerEvent>();
}
