using ActorLoad.Actors.Journal;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Actors.Requests;

/// <summary>
/// What the request router decides, for the journal, and what it sees of the world at that, where it is not as it had been. Not
/// thread-safe; the router's.
/// </summary>
/// <param name="log">The decisions of all.</param>
/// <param name="kernel">The kernel.</param>
/// <param name="index">For its generation.</param>
internal sealed class RouterView(DecisionLog log, IKernel kernel, IModuleIndex index)
{
    private long _order;
    private long? _generation;

    /// <summary>Generation of the indexes.</summary>
    public long Generation
    {
        get
        {
            var now = index.Generation;
            if (now != _generation)
            {
                _generation = now;
                log.Add(_order, DecisionKind.Indexed, value: now);
            }

            return now;
        }
    }

    /// <summary>The next decision begins; this is its place.</summary>
    public long Next() => _order = log.Next();

    /// <summary>What the decision is. There may be several at one place.</summary>
    public void Decide(DecisionKind kind, long request = 0, int step = 0, string? name = null, long? value = null) =>
        log.Add(_order, kind, request, step, name, value);

    /// <summary>Whether a module that was live still is.</summary>
    public bool IsLive(string name)
    {
        var isLive = kernel.IsLive(name);
        if (!isLive)
        {
            log.Add(_order, DecisionKind.NotLive, name: name);
        }

        return isLive;
    }
}
