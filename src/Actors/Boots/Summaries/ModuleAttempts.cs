using System.Collections.Frozen;
using ActorLoad.Actors.Journal.Events;

namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>What was tried for one module over a boot, by the service and by others.</summary>
internal sealed class ModuleAttempts
{
    private readonly BootAttempt[] _attempts;

    private ModuleAttempts(BootAttempt[] attempts, DateTimeOffset? gone)
    {
        _attempts = attempts;
        Totals = CallTotals.Of(attempts);
        Last = attempts.LastOrDefault(attempt => attempt.Load is not null || attempt.Fate == CallFate.Live)
            ?? attempts.LastOrDefault(attempt => attempt.Fate == CallFate.Failed);
        IsGone = gone > Last?.Began;
    }

    internal static ModuleAttempts None { get; } = new([], gone: null);

    internal CallTotals Totals { get; }

    /// <summary>
    /// The one that had the last word: of the service's the last, of others' calls the last that made it live or, where none did, that failed. Null where
    /// others' calls only were duplicates, so that the module was there before.
    /// </summary>
    internal BootAttempt? Last { get; }

    /// <summary>Whether it was found removed since.</summary>
    internal bool IsGone { get; }

    internal int Failures => _attempts.Count(attempt => attempt.Load?.IsFailure ?? attempt.Fate == CallFate.Failed);

    internal long FileBytes => _attempts.Select(attempt => attempt.FileBytes).DefaultIfEmpty().Max();

    internal DateTimeOffset? Began => _attempts.Length > 0 ? _attempts[0].Began : null;

    /// <summary>How long its loads took; what others' duplicates waited for them is none of it.</summary>
    internal long Microseconds => _attempts.Where(attempt => attempt.Load is not null || !attempt.IsDuplicate).Sum(attempt => attempt.Microseconds);

    /// <summary>Those of a boot, by the module's name.</summary>
    internal static FrozenDictionary<string, ModuleAttempts> Of(BootStory story)
    {
        var gone = story.Gone.GroupBy(one => one.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Max(one => one.At), StringComparer.Ordinal);
        return BootAttempt.Of(story)
            .Where(attempt => attempt.Name is not null)
            .GroupBy(attempt => attempt.Name!, StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                group => new ModuleAttempts([.. group.OrderBy(attempt => attempt.Began)], gone.TryGetValue(group.Key, out var at) ? at : null),
                StringComparer.Ordinal);
    }
}
