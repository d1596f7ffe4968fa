using ActorLoad.Actors.Journal;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Host.Journal;
using ActorLoad.Host.Ledgers;
using ActorLoad.Host.Reports;
using ActorLoad.Rpc;
using ActorLoad.Rpc.Messages;
using Akka.Actor;

namespace ActorLoad.Host.Service;

/// <summary>
/// The calls that are about the ledger as a whole. They read the journal's file beside the actors, few at a time: loads come first. Thread-safe.
/// </summary>
/// <param name="journal">Is asked to write first what it has.</param>
/// <param name="place">Where its file is.</param>
/// <param name="catchUp">Has others tell the journal before it what they have, and says what they could not; null for none.</param>
/// <param name="counting">Reads what the kernel counts itself; null where nobody does.</param>
internal sealed class LedgerDesk(
    IActorRef journal, JournalPlace place, Func<CancellationToken, Task<TraceLost?>>? catchUp = null, KernelCounting? counting = null) : IDisposable
{
    private const int AtOnce = 2;
    private const int Chunk = 256;
    private static readonly TimeSpan FlushWithin = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _room = new(AtOnce);

    /// <summary>Carries out <c>Report</c>, <c>Boots</c>, <c>Diff</c> and <c>Render</c>.</summary>
    public async Task<string> AskAsync(LedgerQuestion question, CancellationToken gone)
    {
        var counted = counting is null || question.Topic == LedgerTopic.Boots ? null : await counting.ReadAsync(CountOccasion.Report, gone);
        return await WithFileAsync(
            (ledger, unwritten) => Task.FromResult(new LedgerReports(ledger, unwritten with { Counted = counted }).Answer(question)), gone);
    }

    /// <summary>Carries out <c>History</c>.</summary>
    public Task ReadHistoryAsync(string? boot, Func<IReadOnlyList<byte[]>, ValueTask<bool>> send, CancellationToken gone) => WithFileAsync(
        async (ledger, _) =>
        {
            foreach (var events in JournalText.Json(ledger.Events(ledger.Find(boot))).Chunk(Chunk))
            {
                if (!await send(events))
                {
                    break;
                }
            }

            return true;
        },
        gone);

    /// <inheritdoc/>
    public void Dispose() => _room.Dispose();

    private async Task<T> WithFileAsync<T>(Func<LedgerFile, Unwritten, Task<T>> read, CancellationToken gone)
    {
        await _room.WaitAsync(gone);
        var unwritten = new Unwritten();
        try
        {
            unwritten = await FlushAsync(gone);
            return await Task.Run(
                async () =>
                {
                    using var ledger = LedgerFile.Open(place.FileOfThisBoot);
                    return await read(ledger, unwritten);
                },
                gone);
        }
        catch (NoSuchBootException e)
        {
            throw Faults.NoSuchBoot(e.Message + Tell(unwritten.Events));
        }
        catch (LedgerFileException e)
        {
            throw Faults.JournalUnreadable(e.Message + Tell(unwritten.Events));
        }
        finally
        {
            _room.Release();
        }
    }

    private async Task<Unwritten> FlushAsync(CancellationToken gone)
    {
        var untold = catchUp is null ? null : await catchUp(gone);
        var flushed = await journal.Ask<JournalFlushed>(new FlushJournal(FlushWithin), FlushWithin + Grace, gone);
        return new Unwritten(flushed.Complete ? 0 : flushed.Status.Pending, untold);
    }

    private static string Tell(long pending) =>
        pending == 0 ? string.Empty : $"; {pending} events of this boot are not written yet ('actorload status' says how the journal is)";
}
