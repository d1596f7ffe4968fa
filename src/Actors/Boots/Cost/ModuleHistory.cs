namespace ActorLoad.Actors.Boots.Cost;

/// <summary>What became of one module over a boot, to be asked how it was at a moment.</summary>
/// <param name="loads">Its loads, by their beginning.</param>
internal sealed class ModuleHistory(IReadOnlyList<BootLoad> loads)
{
    private readonly long _fileBytes = loads.Max(load => load.FileBytes);

    /// <summary>Size of its file; 0 where no load of it said so.</summary>
    internal long FileBytes => _fileBytes;

    /// <summary>
    /// The load that a request met: one that was under way while it waited, or the failure that was the module's last word when it came.
    /// Null if the module was live then, or nobody here had loaded it.
    /// </summary>
    internal BootLoad? MetBy(BootRequest request)
    {
        var place = LastBegun(request.Answered);
        if (place < 0)
        {
            return null;
        }

        var load = loads[place];
        var overBefore = load.Ended is { } ended && ended < request.At;
        return overBefore && load.IsSuccess ? null : load;
    }

    private int LastBegun(DateTimeOffset until)
    {
        var (low, high) = (0, loads.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (loads[middle].Began <= until)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low - 1;
    }
}
