using System.Text;
using ActorLoad.Actors.Boots.Summaries;

namespace ActorLoad.Host.Reports;

/// <summary>What a report cannot know, for people; nothing where all is known.</summary>
internal static class MissingText
{
    internal static string Of(MissingSummary missing, int columns)
    {
        string[] lines = [.. Lines(missing)];
        var text = new StringBuilder();
        if (lines.Length > 0)
        {
            text.Append("\nmissing here\n");
        }

        foreach (var line in lines)
        {
            Prose.Write(text, line, columns);
        }

        return text.ToString();
    }

    internal static IEnumerable<string> Lines(MissingSummary missing)
    {
        if (missing.Pending > 0)
        {
            yield return $"{missing.Pending} events that the service could not write yet";
        }

        foreach (var loss in missing.Losses)
        {
            yield return $"{loss.Events} events lost from {Amounts.Moment(loss.At)} on, {loss.Requests} of them requests: {loss.Reason}";
        }

        foreach (var aside in missing.SetAside)
        {
            yield return $"what is in {aside.Path}, set aside at {Amounts.Moment(aside.At)}: {aside.Reason}";
        }

        if (missing.Killed > 0)
        {
            yield return $"the last flush interval at most of {missing.Killed} runs of the service that did not end in order";
        }

        if (missing.Overruns > 0)
        {
            yield return $"uevents that the kernel dropped, {missing.Overruns} times; all devices were asked again";
        }

        foreach (var hole in missing.Trace)
        {
            var events = hole.Events > 0 ? $"{hole.Events} events of the kernel's trace" : "a part of the kernel's trace";
            yield return $"calls of others, perhaps: {events}, noticed at {Amounts.Moment(hole.At)}: {hole.Reason ?? "the kernel wrote over them before they were read"}";
        }

        foreach (var (kind, count) in missing.Unknown)
        {
            yield return $"{count} events of the kind {kind}, which this version does not know";
        }

        foreach (var (kind, count) in missing.Unreadable)
        {
            yield return $"{count} events of the kind {kind} that cannot be read";
        }
    }
}
