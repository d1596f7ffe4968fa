using System.ComponentModel;
using System.Diagnostics;

namespace ActorLoad.Interop.Commands;

/// <summary>
/// Runs install commands with /bin/sh, as system(3) does for kmod. Their output goes where this process's goes; they have no input.
/// </summary>
public sealed class LinuxInstallCommands : IInstallCommands
{
    private const int CannotRun = -1;

    private readonly IReadOnlyDictionary<string, string> _environment;

    /// <summary>A runner of install commands.</summary>
    /// <param name="environment">Further variables for every command, for example the socket that a nested request shall use.</param>
    public LinuxInstallCommands(IReadOnlyDictionary<string, string>? environment = null) =>
        _environment = environment ?? new Dictionary<string, string>();

    /// <inheritdoc/>
    public Task<CommandResult> RunAsync(CommandOrder order) => Task.Run(() => RunHereAsync(order));

    private async Task<CommandResult> RunHereAsync(CommandOrder order)
    {
        using var process = new Process { StartInfo = Prepare(order) };
        try
        {
            _ = process.Start();
        }
        catch (Win32Exception e)
        {
            return new CommandResult(CannotRun, $"cannot run the install command of {order.Module}: {e.Message}");
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? new CommandResult(0)
            : new CommandResult(
                process.ExitCode,
                // kmod's own words (libkmod-module.c, command_do): modprobe's twin prints them.
                $"Error running install command '{order.CommandLine}' for module {order.Module}: retcode {process.ExitCode}");
    }

    private ProcessStartInfo Prepare(CommandOrder order)
    {
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false, RedirectStandardInput = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(order.CommandLine);
        foreach (var (key, value) in _environment)
        {
            start.Environment[key] = value;
        }

        start.Environment["MODPROBE_MODULE"] = order.Module;
        start.Environment["MODPROBE_OPTIONS"] = order.ModprobeOptions;
        start.Environment[CommandOrder.DepthVariable] = $"{order.Depth + 1}";
        return start;
    }
}
