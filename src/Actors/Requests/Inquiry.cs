using System.Collections.Immutable;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Actors.Requests;

/// <summary>
/// One question that requests meet in, and what is known about it: nobody works on it, or it is being resolved or carried
/// out and its requests wait, and perhaps an answer that still holds.
/// </summary>
/// <param name="key">The question.</param>
internal sealed class Inquiry(RequestKey key)
{
    private readonly List<PendingRequest> _waiting = [];
    private Answer? _settled;
    private ImmutableArray<string> _liveNames = [];
    private long _settledAt;

    /// <summary>The question.</summary>
    public RequestKey Key { get; } = key;

    /// <summary>Number of the work under way, which is that of its leader; 0 for none.</summary>
    public long Run { get; private set; }

    /// <summary>Number of the plan that the spec resolved to, in the ledger; 0 as long as there is none.</summary>
    public long Plan { get; private set; }

    /// <summary>What the spec resolved to, or null as long as nobody asked.</summary>
    public Resolution? Resolution { get; private set; }

    /// <summary>Whether somebody works on it.</summary>
    public bool IsUnderWay => Run != 0;

    /// <summary>The request that began the work under way; it need not wait any more.</summary>
    public PendingRequest Leader { get; private set; }

    /// <summary>All who wait.</summary>
    public IReadOnlyList<PendingRequest> Waiting => _waiting;

    /// <summary>Whether a request may share what is under way.</summary>
    public bool Shares(LoadRequest request) =>
        IsUnderWay
        && request.Force == LoadFlags.None
        && Leader.Request.Force == LoadFlags.None
        && (Leader.Request.Retry || !request.Retry);

    /// <summary>
    /// An answer that needs no work: the kernel is asked only whether the modules it names are still live, and the history
    /// whether they still are what the answer says of them.
    /// </summary>
    public Answer? Settled(RouterView view, LoadHistory history)
    {
        if (_settled is null)
        {
            return null;
        }

        foreach (var name in _liveNames)
        {
            if (history.LoadedSince(name, _settledAt) || !view.IsLive(name))
            {
                return _settled = null;
            }
        }

        return _settled;
    }

    /// <summary>Work begins.</summary>
    public void Begin(PendingRequest leader)
    {
        (Run, Leader) = (leader.Id.Value, leader);
        _waiting.Add(leader);
    }

    /// <summary>The spec is resolved.</summary>
    public void Resolve(long plan, Resolution resolution) => (Plan, Resolution) = (plan, resolution);

    /// <summary>A request shares the work under way.</summary>
    public void Join(PendingRequest request) => _waiting.Add(request);

    /// <summary>Work is over. Gives back who waited.</summary>
    public IReadOnlyList<PendingRequest> End(Answer answer, LoadHistory history)
    {
        PendingRequest[] waited = [.. _waiting];
        _waiting.Clear();
        Run = 0;
        if (Resolution is { Source: LookupSource.Path })
        {
            // No generation tells that a path leads to another file by now.
            (Plan, Resolution) = (0, null);
        }
        else if (answer.IsSettled)
        {
            (_settled, _liveNames, _settledAt) = (answer.ForLatecomers, answer.LiveNames, history.Count);
        }

        return waited;
    }

    /// <summary>Takes out those for whom this says true. The work goes on even when nobody waits.</summary>
    public IReadOnlyList<PendingRequest> Leave(Predicate<PendingRequest> leaves)
    {
        var left = _waiting.FindAll(leaves);
        if (left.Count > 0)
        {
            _waiting.RemoveAll(leaves);
        }

        return left;
    }
}
