using System.Net.Sockets;
using System.Text.Json;

namespace ActorLoad.Storm;

/// <summary>The command.</summary>
internal static class StormProgram
{
    private static async Task<int> Main(string[] arguments)
    {
        try
        {
            var read = StormArguments.Parse(arguments);
            if (read.Help)
            {
                Console.WriteLine(StormArguments.HelpText);
                return 0;
            }

            return await RunAsync(read);
        }
        catch (FormatException e)
        {
            await Console.Error.WriteLineAsync($"storm: {e.Message}; see storm --help");
            return 2;
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            await Console.Error.WriteLineAsync($"storm: {e.Message}");
            return 3;
        }
    }

    private static async Task<int> RunAsync(StormArguments read)
    {
        var summary = await StormRun.RunAsync(read.Order, read.Json ? _ => { } : new ProgressText(Console.Out, !Console.IsOutputRedirected).Show);
        Console.WriteLine(read.Json ? JsonSerializer.Serialize(summary, StormJson.Default.StormSummary) : SummaryText.Of(summary));
        return summary.Unanswered == 0 ? 0 : 1;
    }
}
