using System.Globalization;
using System.Text;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Client.Commands;

/// <summary>The state of the service, for people.</summary>
internal static class StatusText
{
    private const double BytesPerMegabyte = 1024 * 1024;

    /// <summary>Several lines, what needs attention last.</summary>
    public static string Of(StatusReply status)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"actorloadd {status.Version}, pid {status.Pid}, up {Duration(status.Uptime)}\n");
        Row(text, "kernel", $"{status.KernelRelease}, boot {status.BootId}");
        Row(text, "tree", $"{status.ModulesDirectory}, index generation {status.Generation}");
        Row(text, "configuration", string.Join(' ', status.ConfigDirectories));
        Row(text, "mode", Mode(status));
        Row(text, "memory", $"{status.ResidentBytes / BytesPerMegabyte:F1} MB");
        Row(text, "connections", $"{status.Connections}");
        Row(text, "requests", $"{status.Arrived} arrived, {status.Waiting} waiting, {status.Failed} failed, {status.Abandoned} abandoned");
        Row(text, "answered", Counts(status.Requests));
        Row(text, "modules", Counts(status.Modules));
        Row(text, "kernel calls", $"{status.KernelCalls}");
        Row(text, "journal", Journal(status.Journal));
        if (status.Uevents is { } uevents)
        {
            Row(text, "uevents", Events(uevents));
        }

        if (status.Processors is { Kept: var kept, Machine: var machine } processors && kept < machine)
        {
            Row(text, "processors", processors.Measured is { } there
                ? string.Create(CultureInfo.InvariantCulture, $"{kept} of {machine}: {there:F1} were there when the service started")
                : $"{kept} of {machine}, as configured");
        }

        if (status.Preload is { } preload)
        {
            Row(text, "preload", Preloaded(preload));
        }

        if (status.Fleet is { } fleet)
        {
            Row(text, "fleet", Fleet(fleet));
        }

        foreach (var load in status.Loading)
        {
            Row(text, "loading", $"{load.Name} for {Duration(load.Milliseconds)}, asked by {load.Requester}, "
                + $"{load.Waiters} waiting: {load.Path}");
        }

        foreach (var warning in status.Warnings)
        {
            Row(text, "WARNING", warning);
        }

        return text.ToString();
    }

    private static void Row(StringBuilder text, string name, string value) =>
        text.Append(CultureInfo.InvariantCulture, $"{name,-14} {value}\n");

    private static string Counts(IReadOnlyDictionary<string, long> counts) => counts.Count == 0
        ? "none"
        : $"{counts.Values.Sum()}: {string.Join(", ", counts.Select(static c => $"{c.Key} {c.Value}"))}";

    private static string Journal(JournalStatus journal)
    {
        var text = $"{journal.State}, {journal.Path}: {journal.Written} written, {journal.Pending} pending, {journal.Lost} lost";
        return journal.Detail is null ? text : $"{text} ({journal.Detail})";
    }

    private static string Fleet(Fleet fleet) =>
        $"{fleet.Server}: {fleet.Shipped} rows shipped, {fleet.Pending} wait, "
        + (fleet.Contact is { } contact ? $"last contact {contact.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC" : "no contact yet");

    private static string Preloaded(Preload preload)
    {
        if (preload.Problem is { } problem)
        {
            return $"{preload.Mode}: nothing: {problem}";
        }

        var text = preload.Mode == "on"
            ? $"on: {preload.Begun} questions of {preload.Boots} boots: {preload.Ready} ready, {preload.Blacklisted} blacklisted, {preload.Failed} failed; {preload.Gone} without their device"
            : $"observe: {preload.Begun} questions of {preload.Boots} boots would be asked; {preload.Gone} without their device, {preload.Blacklisted} blacklisted, {preload.Failed} that nothing provides";
        return preload.Needed is { } needed ? $"{text}; {needed} modules needed, {preload.Useless} not needed, {preload.Missed} missed" : text;
    }

    private static string Mode(StatusReply status) => status.Observed is { } seen
        ? $"{status.Mode}: others made {seen.Calls} calls: {seen.Live} live, {seen.Duplicates} duplicates, {seen.Failed} failed; "
            + $"{seen.Lost} trace events lost{(seen.Files ? "" : "; files and devices are not traced")}"
        : status.Mode;

    private static string Events(Uevents uevents)
    {
        var text = $"{uevents.Received} received, {uevents.Requested} requests ({uevents.Coalesced} coalesced, {uevents.Waiting} waiting), "
            + $"{uevents.Overruns} overruns, {uevents.Coldplugs} coldplugs";
        return uevents.Ignored.Count == 0
            ? text
            : $"{text}; ignored {string.Join(", ", uevents.Ignored.Select(static kind => $"{kind.Key} {kind.Value}"))}";
    }

    private static string Duration(long milliseconds) => TimeSpan.FromMilliseconds(milliseconds) switch
    {
        { TotalSeconds: < 10 } t => string.Create(CultureInfo.InvariantCulture, $"{t.TotalSeconds:F3} s"),
        { TotalMinutes: < 1 } t => $"{t.Seconds} s",
        { TotalHours: < 1 } t => $"{t.Minutes} min {t.Seconds} s",
        { TotalDays: < 1 } t => $"{t.Hours} h {t.Minutes} min",
        var t => $"{t.Days} d {t.Hours} h",
    };
}
