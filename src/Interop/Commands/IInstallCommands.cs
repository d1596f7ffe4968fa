namespace ActorLoad.Interop.Commands;

/// <summary>Runs the install commands of modprobe.d. May be called from any thread.</summary>
public interface IInstallCommands
{
    /// <summary>
    /// Runs a command by the shell, as modprobe does (libkmod-module.c, <c>module_do_install_commands</c>). Completes when it
    /// has ended; never faults: a command that cannot be run has exit status -1 and a detail.
    /// </summary>
    Task<CommandResult> RunAsync(CommandOrder order);
}
