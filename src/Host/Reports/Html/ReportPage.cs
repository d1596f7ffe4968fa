using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Boots.Summaries;
using ActorLoad.Host.Reports.Timelines;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Host.Reports.Html;

/// <summary>A report as one page that needs nothing else: no network, no file beside it.</summary>
internal static class ReportPage
{
    private static readonly string[] Scripts = ["words.js", "table.js", "timeline.js", "observed.js", "page.js"];

    /// <summary>The whole page.</summary>
    internal static string Of(BootReport report, BootStory story)
    {
        int[] errors = [.. BootAttempt.Of(story).Select(attempt => attempt.Errno).Where(errno => errno != 0).Distinct()];
        var data = new PageData(
            report,
            Timeline.Of(story),
            errors.ToImmutableSortedDictionary(errno => errno, Errno.Name),
            errors.ToImmutableSortedDictionary(errno => errno, Errno.Text),
            [.. MissingText.Lines(report.Missing)]);
        return Fill(JsonSerializer.Serialize(data, PageJsonContext.Page.PageData));
    }

    // In this order, so that what is in the data is not looked at again.
    private static string Fill(string data)
    {
        var page = new StringBuilder(Resource("page.html"))
            .Replace("{{style}}", Resource("page.css"))
            .Replace("{{script}}", string.Concat(Scripts.Select(Resource)));
        return page.Replace("{{data}}", data).ToString();
    }

    private static string Resource(string name)
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream($"page/{name}")
            ?? throw new InvalidOperationException($"the page's {name} is not in this build");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
