using System.ComponentModel;
using System.Diagnostics;
using ActorLoad.Interop.Machines;

namespace ActorLoad.Interop.Commands;

/// <summary>
/// Runs install commands with /bin/sh, as system(3) does for kmod. Their output goes where this process's goes; they have no input.
/// </summary>
public sealed class LinuxInstallCommands : IInstallCommands
{
    private const int CannotRun = -1;

    private readonly IReadOnlyDictionary<string, string> _environment;
    private readonly CpuSet? _processors;

    /// <summary>A runner of install commands.</summary>
    /// <param name="environment">Further variables for every command, for example the socket that a nested request shall use.</param>
    /// <param name="processors">Where the commands may run; null for where this process may.</param>
    public LinuxInstallCommands(IReadOnlyDictionary<string, string>? environment = null, CpuSet? processors = null) =>
        (_environment, _processors) = (environment ?? new Dictionary<string, string>(), processors);

    /// <inheritdoc/>
    public Task<CommandResult> RunAsync(CommandOrder order) => Task.Run(() => RunHereAsync(order));

    private async Task<CommandResult> RunHereAsync(CommandOrder order)
    {
        using var process = new Process { StartInfo = Prepare(order) };
        try
        {
            Start(process);
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

    // A process has the processors of the thread that starts it, and keeps them when that thread gets its own back.
    private void Start(Process process)
    {
        var own = _processors is null ? null : CpuSet.OfThisThread();
        _ = _processors?.KeepThisThread(out _);
        try
        {
            _ = process.Start();
        }
        finally
        {
            _ = own?.KeepThisThread(out _);
        }
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
