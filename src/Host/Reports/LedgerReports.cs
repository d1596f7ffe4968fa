using System.Text.Json;
using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Boots.Summaries;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Host.Ledgers;
using ActorLoad.Host.Reports.Html;
using ActorLoad.Host.Reports.Svg;
using ActorLoad.Host.Service;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Host.Reports;

/// <summary>What is asked of a journal's file, and the answer in the wanted form.</summary>
/// <param name="ledger">The file.</param>
/// <param name="unwritten">What is not in the file; null for nothing.</param>
internal sealed class LedgerReports(LedgerFile ledger, Unwritten? unwritten = null)
{
    /// <summary>Answers a question: JSON where it names no form.</summary>
    /// <exception cref="NoSuchBootException">There is no such boot.</exception>
    /// <exception cref="LedgerFileException">The file is damaged.</exception>
    public string Answer(LedgerQuestion question) => question.Topic switch
    {
        LedgerTopic.Boots => Boots(question),
        LedgerTopic.Diff => Diff(question),
        _ => Report(question),
    };

    private string Report(LedgerQuestion question)
    {
        var boot = ledger.Find(question.Boot);
        var story = Story(boot);
        var report = Tell(boot, story);
        return question.Form switch
        {
            null => JsonSerializer.Serialize(report, ReportJsonContext.Reports.BootReport),
            LedgerQuestion.Html => ReportPage.Of(report, story),
            LedgerQuestion.Svg => ReportPicture.Of(report, story),
            _ => ReportText.Of(report, question.Columns),
        };
    }

    private string Boots(LedgerQuestion question)
    {
        BootEntry[] boots = [.. ledger.Boots().Select(ledger.WithObserved)];
        return question.Form is null
            ? JsonSerializer.Serialize(new BootList(boots), ReportJsonContext.Reports.BootList)
            : BootsText.Of(boots, question.Columns);
    }

    private string Diff(LedgerQuestion question)
    {
        var (before, after) = (ledger.Find(question.Before), ledger.Find(question.Boot));
        var diff = BootDiff.Of(Read(before), Read(after));
        return question.Form is null
            ? JsonSerializer.Serialize(diff, ReportJsonContext.Reports.BootDiff)
            : DiffText.Of(diff, question.Columns);
    }

    private BootReport Read(BootEntry boot) => Tell(boot, Story(boot));

    private BootStory Story(BootEntry boot) =>
        BootStory.Of(unwritten is not null && boot.Boot == Identity.ThisBoot ? ledger.Events(boot).Concat(unwritten.Known) : ledger.Events(boot));

    // What the service has not written belongs to the last boot.
    private BootReport Tell(BootEntry boot, BootStory story) => BootReporter.Of(
        story, boot.Machine, boot.Boot, boot.Index == 0 ? unwritten?.Events ?? 0 : 0, isOver: boot.Boot != Identity.ThisBoot);
}
