using System.Text.Json;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Host.Journal;
using ActorLoad.Host.Service;
using ActorLoad.Host.Tests.Journal;
using ActorLoad.Rpc;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Host.Tests.Service;

/// <summary>The calls about the ledger, beside the real journal.</summary>
public sealed class LedgerDeskSpec : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actorload-desk");

    private string File => Path.Combine(_folder.FullName, "journal.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_report_should_have_all_that_was_told_before_it()
    {
        await using var run = JournalRun.Start(File);
        using var desk = new LedgerDesk(run.Front, new JournalPlace(File));
        await run.Recovered();
        run.Tell(new ServiceStarted(Storm.Start, "1", 1, "6.1", "/m"));
        run.Tell(Storm.Requests(3000));
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            desk.AskAsync(new LedgerQuestion(LedgerTopic.Report), CancellationToken.None)));
        Assert.All(answers, answer =>
        {
            using var report = JsonDocument.Parse(answer);
            Assert.Equal(3000, report.RootElement.GetProperty("requests").GetProperty("total").GetInt32());
            Assert.Equal(0, report.RootElement.GetProperty("missing").GetProperty("pending").GetInt32());
        });
    }

    [Fact]
    public async Task History_should_be_whole_and_end_when_nobody_wants_it()
    {
        await using var run = JournalRun.Start(File);
        using var desk = new LedgerDesk(run.Front, new JournalPlace(File));
        await run.Recovered();
        run.Tell(Storm.Requests(1000));
        var sent = 0;
        await desk.ReadHistoryAsync(null, Take(int.MaxValue), CancellationToken.None);
        Assert.Equal(1000, sent);
        sent = 0;
        await desk.ReadHistoryAsync(null, Take(300), CancellationToken.None);
        Assert.InRange(sent, 300, 700);

        Func<IReadOnlyList<byte[]>, ValueTask<bool>> Take(int limit) => events =>
        {
            sent += events.Count;
            return ValueTask.FromResult(sent < limit);
        };
    }

    [Fact]
    public async Task What_is_not_there_should_be_a_fault_of_the_interface()
    {
        await using var run = JournalRun.Start(File);
        using var desk = new LedgerDesk(run.Front, new JournalPlace(File));
        await run.Recovered();
        run.Tell(Storm.Requests(1));
        var none = await Assert.ThrowsAsync<VarlinkException>(() =>
            desk.AskAsync(new LedgerQuestion(LedgerTopic.Report, "-4"), CancellationToken.None));
        Assert.Equal(ErrorNames.NoSuchBoot, none.Error);
        using var elsewhere = new LedgerDesk(run.Front, new JournalPlace(File + "x"));
        var gone = await Assert.ThrowsAsync<VarlinkException>(() =>
            elsewhere.AskAsync(new LedgerQuestion(LedgerTopic.Boots), CancellationToken.None));
        Assert.Equal(ErrorNames.JournalUnreadable, gone.Error);
    }
}
