using ActorLoad.Actors.Requests;

namespace ActorLoad.Actors.Preload;

/// <summary>How preloading is, for the status. Thread-safe.</summary>
public sealed class PreloadTally
{
    private readonly Lock _lock = new();
    private PreloadCounts _counts = new(Plan: null, Ready: 0, Failed: 0, Skipped: 0, Score: null);

    /// <summary>As of now.</summary>
    public PreloadCounts Snapshot() => Change(counts => counts);

    /// <summary>It is known what is begun.</summary>
    public PreloadCounts Plan(PreloadPlan plan) => Change(counts => counts with { Plan = plan });

    /// <summary>A question has its answer; null is a refusal.</summary>
    public PreloadCounts Answer(Outcome? outcome) => Change(counts => outcome switch
    {
        Outcome.Live or Outcome.Builtin or Outcome.Commanded => counts with { Ready = counts.Ready + 1 },
        Outcome.Blacklisted => counts with { Skipped = counts.Skipped + 1 },
        _ => counts with { Failed = counts.Failed + 1 },
    });

    /// <summary>It is known how it compares.</summary>
    public PreloadCounts Rate(PreloadScore? score) => Change(counts => counts with { Score = score });

    private PreloadCounts Change(Func<PreloadCounts, PreloadCounts> change)
    {
        lock (_lock)
        {
            return _counts = change(_counts);
        }
    }
}
