using System.Runtime.InteropServices;
using ActorLoad.Actors.Requests;

namespace ActorLoad.Host.Upkeep;

/// <summary>Which requests of a run were seen. A bit for each where numbers are dense, as the service gives them; whatever they are, memory for as many as were seen.</summary>
internal sealed class SeenRequests
{
    private const int BlockBits = 6;

    private readonly Dictionary<long, ulong> _blocks = [];

    /// <summary>Whether it is the first of that number.</summary>
    internal bool Add(RequestId id)
    {
        ref var block = ref CollectionsMarshal.GetValueRefOrAddDefault(_blocks, id.Value >> BlockBits, out _);
        var bit = 1UL << (int)(id.Value & ((1 << BlockBits) - 1));
        var isFirst = (block & bit) == 0;
        block |= bit;
        return isFirst;
    }

    /// <summary>Another run, whose numbers begin again.</summary>
    internal void Clear() => _blocks.Clear();
}
