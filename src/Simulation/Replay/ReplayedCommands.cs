using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Plans;
using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Commands;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Simulation.Replay;

/// <summary>Install commands as they went: they end when those who asked were answered, in the way that their answers say.</summary>
/// <param name="run">What the journal says.</param>
/// <param name="time">When that was.</param>
/// <param name="kernel">Where a command's module is live afterwards.</param>
internal sealed class ReplayedCommands(RunReading run, VirtualTime time, SimulatedKernel kernel) : IInstallCommands
{
    private readonly Dictionary<string, Queue<BootRequest>> _ends = run.Requests
        .Where(request => request.Role == Role.Leader)
        .SelectMany(request => Commands(request).Select(name => (Name: name, Request: request)))
        .GroupBy(command => command.Name, command => command.Request)
        .ToDictionary(group => group.Key, group => new Queue<BootRequest>(group));

    public Task<CommandResult> RunAsync(CommandOrder order)
    {
        var end = new TaskCompletionSource<CommandResult>();
        if (!_ends.TryGetValue(order.Module, out var queue))
        {
            return Task.FromResult(new CommandResult(0));
        }

        var request = queue.Count > 1 ? queue.Dequeue() : queue.Peek();
        var at = run.Since(request.Answered);
        time.Schedule(at > time.Now ? at - time.Now : TimeSpan.Zero, () =>
        {
            if (request.Outcome == Outcome.Live && kernel.GetInitState(order.Module) == InitState.Absent)
            {
                kernel.SetState(order.Module, InitState.Live);
            }

            end.SetResult(new CommandResult(request.Outcome == Outcome.Failed ? 1 : 0));
        });
        return end.Task;
    }

    private static IEnumerable<string> Commands(BootRequest request) => request.Plan is { } plan && PlanEvents.IsWhole(plan)
        ? plan.Matches!.Value.SelectMany(match => match.Steps).Zip(plan.Steps)
            .Where(step => step.First.Action == StepAction.Command)
            .Select(step => PlanSteps.Name(step.Second))
        : [];
}
