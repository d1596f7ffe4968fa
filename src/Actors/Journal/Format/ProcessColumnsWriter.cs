using ActorLoad.Actors.Journal.Events;

namespace ActorLoad.Actors.Journal.Format;

/// <summary>Processes as columns.</summary>
internal static class ProcessColumnsWriter
{
    internal static ProcessColumns Write(ProcessesSeen batch)
    {
        var rows = batch.Processes;
        var text = new Distinct<string>();
        int[] comms = [.. rows.Select(row => text.Place(row.Comm))];
        int?[] exes = [.. rows.Select(row => row.Exe is null ? null : (int?)text.Place(row.Exe))];
        return new ProcessColumns(
            batch.At,
            [.. text.Values],
            Delta.Encode(rows, row => (row.At - batch.At).Ticks / TimeSpan.TicksPerMicrosecond),
            Delta.Encode(rows, row => row.Pid),
            Delta.Encode(rows, row => row.Started),
            [.. comms],
            [.. exes],
            Delta.Encode(rows, row => row.Parent),
            [.. rows.Select(row => unchecked(row.Started - row.ParentStarted))]);
    }
}
