using System.Collections.Immutable;

namespace ActorLoad.Actors.Preload;

/// <summary>What is to be begun at this start.</summary>
/// <param name="Problem">Why nothing is; null where there is a list that fits.</param>
/// <param name="IsFault">Whether somebody should look at that.</param>
/// <param name="Boots">From how many boots it was learned.</param>
/// <param name="Entries">The entries in order, each with what is done about it.</param>
public sealed record PreloadPlan(string? Problem, bool IsFault, int Boots, ImmutableArray<PlannedPreload> Entries)
{
    /// <summary>Nothing is begun.</summary>
    /// <param name="problem">Why.</param>
    /// <param name="isFault">Whether somebody should look at that.</param>
    public static PreloadPlan None(string problem, bool isFault = false) => new(problem, isFault, Boots: 0, []);

    /// <summary>Of the list, what this machine still has the hardware for.</summary>
    /// <param name="list">One that fits this machine and its kernel.</param>
    /// <param name="aliasOf">The MODALIAS of a device, "" for none, null where there is no such device.</param>
    public static PreloadPlan Of(PreloadList list, Func<string, string?> aliasOf)
    {
        var entries = ImmutableArray.CreateBuilder<PlannedPreload>(list.Entries.Length);
        var gone = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in list.Entries)
        {
            // What only a driver asks for whose device is gone will not be asked for.
            var isGone = !IsThere(entry.Device, aliasOf) || entry.Within.Any(gone.Contains);
            if (isGone)
            {
                gone.UnionWith(entry.Modules);
            }

            entries.Add(new PlannedPreload(entry.Spec, isGone ? PreloadFate.Gone : PreloadFate.Begun, entry.Modules, entry.Device?.Path));
        }

        return new PreloadPlan(Problem: null, IsFault: false, list.Boots.Length, entries.MoveToImmutable());
    }

    /// <summary>How many entries have this fate.</summary>
    public int Count(PreloadFate fate) => Entries.Count(entry => entry.Fate == fate);

    /// <summary>The same, with another fate for one entry.</summary>
    public PreloadPlan With(int place, PreloadFate fate) => this with { Entries = Entries.SetItem(place, Entries[place] with { Fate = fate }) };

    private static bool IsThere(PreloadDevice? device, Func<string, string?> aliasOf) =>
        device is null || (aliasOf(device.Path) is { } alias && (device.Alias is null || device.Alias == alias));
}
