using ActorLoad.Actors.Journal;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Actors.Requests;

/// <summary>
/// What the request router decides, for the journal, and what it sees of the world at that, where it is not as it had been. In the course of
/// one decision it looks at each thing once, so that a replay sees the same. Not thread-safe; the router's.
/// </summary>
/// <param name="log">The decisions of all.</param>
/// <param name="kernel">The kernel.</param>
/// <param name="index">For its generation.</param>
internal sealed class RouterView(DecisionLog log, IKernel kernel, IModuleIndex index)
{
    private readonly Dictionary<string, bool> _live = [];
    private long _order;
    private long? _generation;
    private bool _hasGeneration;

    /// <summary>Generation of the indexes.</summary>
    public long Generation
    {
        get
        {
            if (!_hasGeneration)
            {
                Look(index.Generation);
                _hasGeneration = true;
            }

            return _generation!.Value;
        }
    }

    /// <summary>The next decision begins; this is its place.</summary>
    public long Next()
    {
        _live.Clear();
        _hasGeneration = false;
        return _order = log.Next();
    }

    /// <summary>What the decision is. There may be several at one place.</summary>
    public void Decide(DecisionKind kind, long request = 0, int step = 0, string? name = null, long? value = null) =>
        log.Add(_order, kind, request, step, name, value);

    /// <summary>Whether a module that was live still is.</summary>
    public bool IsLive(string name)
    {
        if (!_live.TryGetValue(name, out var isLive))
        {
            _live.Add(name, isLive = kernel.IsLive(name));
            if (!isLive)
            {
                log.Add(_order, DecisionKind.NotLive, name: name);
            }
        }

        return isLive;
    }

    private void Look(long generation)
    {
        if (generation != _generation)
        {
            _generation = generation;
            log.Add(_order, DecisionKind.Indexed, value: generation);
        }
    }
}
