using System.Text;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Journal.Format;
using ActorLoad.Rpc;

namespace ActorLoad.Host.Reports;

/// <summary>A boot's events one by one, as <c>Subscribe</c> sends them: batches of requests and of processes taken apart.</summary>
internal static class JournalText
{
    /// <summary>Each event as JSON with its kind.</summary>
    internal static IEnumerable<byte[]> Json(IEnumerable<ILedgerEvent> events) => events.SelectMany(Apart).Select(LedgerFormat.WriteNamed);

    /// <summary>Each event as a line, without its end.</summary>
    internal static IEnumerable<string> Lines(IEnumerable<ILedgerEvent> events, bool json) =>
        Json(events).Select(happened => json ? Encoding.UTF8.GetString(happened) : EventText.Of(happened));

    private static IEnumerable<ILedgerEvent> Apart(ILedgerEvent happened) => happened switch
    {
        RequestsAnswered batch => batch.Requests,
        ProcessesSeen batch => batch.Processes,
        _ => [happened],
    };
}
