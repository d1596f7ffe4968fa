using System.Collections.Immutable;
using System.Text;
using ActorLoad.Actors.Boots.Summaries;

namespace ActorLoad.Host.Reports;

/// <summary>What was preloaded, for a terminal.</summary>
internal static class PreloadText
{
    internal static string Of(PreloadSummary preload, int columns)
    {
        var text = new StringBuilder();
        if (preload.Problem is { } problem)
        {
            Prose.Write(text, $"preload   nothing: {TextTable.Printable(problem)}", columns);
            return text.ToString();
        }

        var what = preload.IsOn ? "were asked at the start" : "would have been asked at the start";
        Prose.Write(text, $"preload   {Amounts.Count(preload.Begun)} questions of {Amounts.Count(preload.Boots)} boots {what}, {Amounts.Count(preload.Gone)} without their device not", columns);
        Modules("needed", preload.Needed);
        Modules("not needed", preload.Useless);
        Modules("missed", preload.Missed);
        return text.ToString();

        void Modules(string how, ImmutableArray<string> modules) => Prose.Write(
            text, $"          {Amounts.Count(modules.Length)} modules {how}{(modules.IsEmpty ? string.Empty : ": ")}{string.Join(", ", modules.Select(TextTable.Printable))}", columns);
    }
}
