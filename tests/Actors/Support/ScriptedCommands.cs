using ActorLoad.Interop.Commands;

namespace ActorLoad.Actors.Tests.Support;

/// <summary>Install commands that do what the test says.</summary>
internal sealed class ScriptedCommands : IInstallCommands
{
    public List<CommandOrder> Runs { get; } = [];

    public Func<CommandOrder, Task<CommandResult>> Run { get; set; } = _ => Task.FromResult(new CommandResult(0));

    public Task<CommandResult> RunAsync(CommandOrder order)
    {
        Runs.Add(order);
        return Run(order);
    }
}
