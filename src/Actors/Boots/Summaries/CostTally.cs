using System.Collections.Immutable;
using System.Runtime.InteropServices;
using ActorLoad.Actors.Boots.Cost;

namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>The avoided calls of a boot, added up in the ways that a report needs.</summary>
internal sealed class CostTally
{
    private readonly int[] _calls;
    private readonly long[] _bytes;
    private readonly Dictionary<string, (long Calls, long Bytes)> _byModule = new(StringComparer.Ordinal);
    private readonly Dictionary<BootLoad, int> _waiters = new(ReferenceEqualityComparer.Instance);
    private readonly SortedDictionary<KernelCharge, CostPart> _byCharge = [];

    internal CostTally(BootStory story, ModuleHistories histories)
    {
        _calls = new int[story.Requests.Length];
        _bytes = new long[story.Requests.Length];
        foreach (var charge in Enum.GetValues<KernelCharge>())
        {
            _byCharge[charge] = new CostPart(0, 0);
        }

        foreach (var avoided in Avoidance.Of(story, histories))
        {
            Add(avoided);
        }
    }

    internal long Calls { get; private set; }

    internal long FileBytes { get; private set; }

    internal long KernelBytes => _byCharge.Values.Sum(part => part.Bytes);

    /// <summary>Whether a size was not known, or that of a compressed file.</summary>
    internal bool IsLeast { get; private set; }

    internal ImmutableSortedDictionary<string, CostPart> ByCharge =>
        _byCharge.ToImmutableSortedDictionary(pair => Words.Of(pair.Key), pair => pair.Value, StringComparer.Ordinal);

    internal int CallsOf(int request) => _calls[request];

    internal long BytesOf(int request) => _bytes[request];

    internal (long Calls, long Bytes) OfModule(string name) => _byModule.GetValueOrDefault(name);

    /// <summary>How many requests shared a load while it was under way.</summary>
    internal int WaitersOf(BootLoad load) => _waiters.GetValueOrDefault(load);

    private void Add(AvoidedCall avoided)
    {
        Calls++;
        FileBytes += avoided.FileBytes;
        _calls[avoided.Request]++;
        _bytes[avoided.Request] += avoided.FileBytes;
        IsLeast |= avoided.FileBytes == 0 || IsCompressed(avoided.Load.Path);
        ref var module = ref CollectionsMarshal.GetValueRefOrAddDefault(_byModule, avoided.Load.Name, out _);
        module = (module.Calls + 1, module.Bytes + avoided.FileBytes);
        var part = _byCharge[avoided.Charge];
        _byCharge[avoided.Charge] = new CostPart(part.Calls + 1, part.Bytes + avoided.KernelBytes);
        if (!avoided.IsRepeat)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_waiters, avoided.Load, out _)++;
        }
    }

    private static bool IsCompressed(string path) => !path.EndsWith(".ko", StringComparison.Ordinal);
}
