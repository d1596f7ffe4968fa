using ActorLoad.Interop.Commands;

namespace ActorLoad.Simulation.Replay;

/// <summary>Install commands whose ends are decisions, and so come when it is their turn.</summary>
internal sealed class OrderedCommands : IInstallCommands
{
    /// <summary>How the next one ends; null for never.</summary>
    public CommandResult? Next { get; set; }

    /// <inheritdoc/>
    public Task<CommandResult> RunAsync(CommandOrder order) => Next is { } result ? Task.FromResult(result) : new TaskCompletionSource<CommandResult>().Task;
}
