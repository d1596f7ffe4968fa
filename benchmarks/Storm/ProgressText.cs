namespace ActorLoad.Storm;

/// <summary>Progress as text: one line that renews itself on a terminal, and a line for each quarter elsewhere.</summary>
public sealed class ProgressText(TextWriter output, bool terminal)
{
    private const int Quarters = 4;
    private const int BarWidth = 30;
    private int _told;

    /// <summary>Shows how far it is.</summary>
    public void Show(StormProgress progress)
    {
        var done = progress.Answered == progress.Total;
        var counts = $"{progress.Answered}/{progress.Total} answered, {progress.Elapsed.TotalSeconds:F1} s";
        if (terminal)
        {
            var full = progress.Answered * BarWidth / progress.Total;
            output.Write($"\r  {new string('━', full)}\u001b[2m{new string('━', BarWidth - full)}\u001b[0m {counts}\u001b[K{(done ? "\n" : "")}");
            output.Flush();
        }
        else if (progress.Answered * Quarters / progress.Total > _told)
        {
            _told = progress.Answered * Quarters / progress.Total;
            output.WriteLine($"  {counts}");
        }
    }
}
