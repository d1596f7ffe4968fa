using System.Collections.Concurrent;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Host.Rehearsals;

/// <summary>Takes every module at once, and has no files.</summary>
internal sealed class RehearsedKernel : IKernel
{
    private readonly ConcurrentDictionary<string, LoadOrder> _live = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public long Taint => 0;

    /// <inheritdoc/>
    public async Task<LoadResult> LoadAsync(LoadOrder order)
    {
        await Task.Yield();
        _live[order.Name] = order;
        return new LoadResult(0, LoadStage.Insert);
    }

    /// <inheritdoc/>
    public InitState GetInitState(string name) => IsLive(name) ? InitState.Live : InitState.Absent;

    /// <inheritdoc/>
    public bool IsLive(string name) => _live.ContainsKey(name);

    /// <inheritdoc/>
    public string? TakeAsk(string name) => null;
}
