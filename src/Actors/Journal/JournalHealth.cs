namespace ActorLoad.Actors.Journal;

/// <summary>What went wrong with the database since it last wrote something.</summary>
/// <param name="Failures">How often, in a row.</param>
/// <param name="Failure">The last one.</param>
/// <param name="Problem">It in plain words.</param>
internal sealed record JournalHealth(int Failures, Exception? Failure, string? Problem)
{
    internal static JournalHealth Good { get; } = new(0, null, null);

    internal JournalHealth Failed(Exception failure, string problem) => new(Failures + 1, failure, problem);

    /// <summary>How long to leave it alone now.</summary>
    internal TimeSpan Pause(JournalOptions options)
    {
        var doubled = options.RetryMin * Math.Pow(2, Math.Min(Failures - 1, 20));
        return doubled < options.RetryMax ? doubled : options.RetryMax;
    }
}
