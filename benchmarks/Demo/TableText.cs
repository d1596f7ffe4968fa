namespace ActorLoad.Demo;

/// <summary>The table's lines. Where the screen is narrow, the leader and then the result are left out.</summary>
internal sealed class TableText
{
    private const int LeaderWidth = 18;
    private const int ResultWidth = 20;
    private readonly bool _leader;
    private readonly bool _result;

    public TableText(int width)
    {
        var room = width - Numbers("", "", "", "", "", "", "", "").Length - Name("").Length;
        _result = room > ResultWidth;
        _leader = room > ResultWidth + LeaderWidth;
        Header = Compose(
            "MODULE", "LED BY", Numbers("REQUESTS", "LED", "JOINED", "LIVE", "REMEMB.", "CALLS", "STRACE", "MS"), "RESULT");
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
                ? Numbers("", "", "", "", "", $"{row.Calls}", $"{row.Traced}", Time(row))
                : Numbers(
                    $"{requests.Total}", Count(requests.Led), Count(requests.Joined), Count(requests.Live), Count(requests.Remembered),
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
            $"{rows.Sum(row => row.Calls)}",
            $"{rows.Sum(row => row.Traced)}",
            ""),
        "");

    private static string Time(Row row) => row.Milliseconds is { } time ? $"{time:F1}" : "";

    private static string Count(int count) => count == 0 ? "-" : $"{count}";

    private string Compose(string name, string leader, string numbers, string result) =>
        $"{Name(name)}{(_leader ? $"{leader,-LeaderWidth}" : "")}{numbers}{(_result ? $"  {result}" : "")}".TrimEnd();

    private static string Name(string name) => $"{name,-18}";

    private static string Numbers(
        string requests, string led, string joined, string live, string remembered, string calls, string traced, string time) =>
        $"{requests,8}{led,5}{joined,8}{live,6}{remembered,9}{calls,7}{traced,8}{time,9}";
}
