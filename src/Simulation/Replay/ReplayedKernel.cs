using ActorLoad.Interop.Kernel;

namespace ActorLoad.Simulation.Replay;

/// <summary>A simulated kernel that takes only so many loads at once. Not thread-safe.</summary>
/// <param name="kernel">The kernel.</param>
/// <param name="parallel">How many.</param>
/// <param name="isLive">Whether the request router sees a module live.</param>
/// <param name="loaded">Is told the name of each module that a load made live, as a uevent would.</param>
internal sealed class ReplayedKernel(SimulatedKernel kernel, int parallel, Func<string, bool> isLive, Action<string> loaded) : IKernel
{
    private readonly Queue<Action> _queued = [];
    private int _underWay;

    public long Taint => kernel.Taint;

    public InitState GetInitState(string name) => kernel.GetInitState(name);

    public bool IsLive(string name) => isLive(name);

    public string? TakeAsk(string name) => kernel.TakeAsk(name);

    public Task<LoadResult> LoadAsync(LoadOrder order)
    {
        var answer = new TaskCompletionSource<LoadResult>();
        if (_underWay < parallel)
        {
            _ = BeginAsync(order, answer);
        }
        else
        {
            _queued.Enqueue(() => _ = BeginAsync(order, answer));
        }

        return answer.Task;
    }

    // Nothing here is waited for on a thread: the time is virtual, and whoever moves it carries on.
    private async Task BeginAsync(LoadOrder order, TaskCompletionSource<LoadResult> answer)
    {
        _underWay++;
        var result = await kernel.LoadAsync(order);
        _underWay--;
        answer.SetResult(result);
        if (result.Succeeded)
        {
            loaded(order.Name);
        }

        if (_queued.TryDequeue(out var next))
        {
            next();
        }
    }
}
