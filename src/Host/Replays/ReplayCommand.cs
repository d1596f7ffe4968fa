using System.Text.Json;
using ActorLoad.Actors.Boots;
using ActorLoad.Host.Configuration;
using ActorLoad.Host.Ledgers;
using ActorLoad.Host.Reports;
using ActorLoad.Simulation.Replay;

namespace ActorLoad.Host.Replays;

/// <summary><c>actorloadd replay</c>: a boot of a journal's file again, in virtual time.</summary>
internal static class ReplayCommand
{
    /// <summary>Replays a boot. Gives the text.</summary>
    /// <param name="ledger">The journal's file.</param>
    /// <param name="line">What is wanted.</param>
    /// <param name="columns">How wide the text may be; 0 for as wide as it is.</param>
    /// <exception cref="UsageException">A what-if cannot be.</exception>
    /// <exception cref="NoSuchBootException">There is no such boot, or it cannot be replayed.</exception>
    internal static string Run(LedgerFile ledger, LedgerArguments line, int columns)
    {
        var whatIf = WhatIfReader.Read(line.WhatIfs);
        var boot = ledger.Find(line.Boot);
        var story = BootStory.Of(ledger.Events(boot));
        if (BootReplay.WhyNot(story) is { } reason)
        {
            throw new NoSuchBootException($"boot {boot.Boot} cannot be replayed: {reason}");
        }

        var result = BootReplay.Run(story, whatIf);
        var answer = new ReplayAnswer(
            boot.Machine, boot.Boot, [.. line.WhatIfs], result.Story is not null && result.IsExact, result.Differences.Length, result.Recorded, result.Replayed);
        return line.Form is null
            ? JsonSerializer.Serialize(answer, ReportJsonContext.Reports.ReplayAnswer) + '\n'
            : ReplayText.Of(answer, result, columns);
    }
}
