namespace ActorLoad.Demo;

/// <summary>The table's lines. Where the screen is narrow, the leader and then the result are left out.</summary>
internal sealed class TableText
{
    private const int LeaderWidth = 16;
    private const int ResultWidth = 21;
    private readonly bool _leader;
    private readonly bool _result;

    public TableText(int width)
    {
        var room = width - Numbers("", "", "", "", "", "", "", "", "").Length - Name("").Length;
        _result = room >= ResultWidth;
        _leader = room >= ResultWidth + LeaderWidth;
        Header = Compose(
            "MODULE", "LED BY", Numbers("ASKED", "LED", "JOINED", "LIVE", "REMEMBERED", "OTHER", "CALLS", "STRACE", "MS"), "RESULT");
    }

    /// <summary>The names of the columns.</summary>
    public string Header { get; }

    public string Line(Row row)
    {
        var requests = row.Requests;
        return Compose(
            row.Dependency ? $"  {row.Name}" : row.Name,
            row.Leader ?? "",
            row.Dependency
                ? Numbers("", "", "", "", "", "", $"{row.Calls}", $"{row.Traced}", Time(row))
                : Numbers(
                    $"{requests.Total}", Count(requests.Led), Count(requests.Joined), Count(requests.Live), Count(requests.Remembered), Count(requests.Other),
                    Count(row.Calls), Count(row.Traced), Time(row)),
            row.Result);
    }

    public string Total(IReadOnlyList<Row> rows) => Compose(
        "total",
        "",
        Numbers(
            $"{rows.Sum(row => row.Requests.Total)}",
            $"{rows.Sum(row => row.Requests.Led)}",
            $"{rows.Sum(row => row.Requests.Joined)}",
            $"{rows.Sum(row => row.Requests.Live)}",
            $"{rows.Sum(row => row.Requests.Remembered)}",
            $"{rows.Sum(row => row.Requests.Other)}",
            $"{rows.Sum(row => row.Calls)}",
            $"{rows.Sum(row => row.Traced)}",
            ""),
        "");

    private static string Time(Row row) => row.Milliseconds is { } time ? $"{time:F1}" : "";

    private static string Count(int count) => count == 0 ? "-" : $"{count}";

    private string Compose(string name, string leader, string numbers, string result) =>
        $"{Name(name)}{(_leader ? $"{leader,-LeaderWidth}" : "")}{numbers}{(_result ? $"  {result}" : "")}".TrimEnd();

    private static string Name(string name) => $"{name,-20}";

    private static string Numbers(
        string requests, string led, string joined, string live, string remembered, string other, string calls, string traced, string time) =>
        $"{requests,6}{led,4}{joined,7}{live,5}{remembered,11}{other,6}{calls,6}{traced,7}{time,8}";
}
