using System.Text.RegularExpressions;

namespace ActorLoad.Demo;

/// <summary>The calls that strace saw, by the file that its -y shows behind the descriptor.</summary>
internal sealed partial record TraceCounts(int Total, IReadOnlyDictionary<string, int> ByPath)
{
    /// <summary>Counts where calls begin; one that is interrupted in the trace is ended by a line with "resumed".</summary>
    public static TraceCounts Read(string path)
    {
        var calls = File.ReadLines(path).Select(line => Begin().Match(line)).Where(match => match.Success).ToList();
        return new TraceCounts(calls.Count, calls.CountBy(match => match.Groups["path"].Value).ToDictionary());
    }

    [GeneratedRegex(@"^\d+ +f?init_module\((\d+<(?<path>[^>]*)>)?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Begin();
}
