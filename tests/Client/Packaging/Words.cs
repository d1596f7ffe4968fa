using System.Text.RegularExpressions;
using ActorLoad.Client.Commands;

namespace ActorLoad.Client.Tests.Packaging;

/// <summary>The options that a command's own help names: what man pages and completion are held to.</summary>
internal static partial class Words
{
    public static readonly IReadOnlyDictionary<string, string> Helps = new Dictionary<string, string>
    {
        ["load"] = Help.Load,
        ["explain"] = Help.Explain,
        ["status"] = Help.Status,
        ["metrics"] = Help.Metrics,
        ["trigger"] = Help.Trigger,
        ["settle"] = Help.Settle,
        ["report"] = Help.Report,
        ["boots"] = Help.Boots,
        ["journal"] = Help.Journal,
        ["diff"] = Help.Diff,
        ["replay"] = Help.Replay,
        ["mode"] = Help.Mode,
    };

    public static TheoryData<string> Commands => [.. Helps.Keys];

    /// <summary>The commands that the overview names.</summary>
    public static IEnumerable<string> InOverview => Command().Matches(Help.Overview).Select(match => match.Groups["command"].Value);

    public static SortedSet<string> OptionsOf(string command) => Options(Helps[command]);

    public static SortedSet<string> Options(string text) => [.. Option().Matches(text).Select(match => match.Value)];

    public static string File(string folder, string name) => System.IO.File.ReadAllText(Path(folder, name));

    public static string Path(string folder, string name) => System.IO.Path.Combine(AppContext.BaseDirectory, folder, name);

    [GeneratedRegex("--[a-z][a-z-]*", RegexOptions.NonBacktracking)]
    private static partial Regex Option();

    [GeneratedRegex("^  (?<command>[a-z]+) ", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Command();
}
