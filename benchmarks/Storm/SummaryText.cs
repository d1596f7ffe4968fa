using System.Text;

namespace ActorLoad.Storm;

/// <summary>The summary for people.</summary>
internal static class SummaryText
{
    public static string Of(StormSummary summary)
    {
        var text = new StringBuilder();
        foreach (var (answer, count) in summary.Answers)
        {
            var error = answer.Errno == 0 ? "" : $"{answer.ErrnoName} at {answer.Stage}";
            text.AppendLine($"{count,7}  {answer.By,-10}  {answer.Spec,-24}  {answer.Outcome,-11}  {answer.Role,-11}  {error}".TrimEnd());
        }

        foreach (var (exit, count) in summary.ExitStatuses)
        {
            text.AppendLine($"{count,7}  process     exit status of {exit}");
        }

        foreach (var (error, count) in summary.Errors)
        {
            text.AppendLine($"{count,7}  error       {error}");
        }

        text.Append($"{summary.Answered} of {summary.Requests} requests answered in {summary.Milliseconds} ms");
        return text.ToString();
    }
}
