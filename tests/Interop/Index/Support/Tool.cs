using System.Diagnostics;

namespace ActorLoad.Interop.Tests.Index.Support;

/// <summary>Runs other programs.</summary>
public static class Tool
{
    /// <summary>Runs it in the C locale, from the thread of the caller (and so in its mount namespace).</summary>
    public static ToolResult Run(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LC_ALL"] = "C";
        start.Environment.Remove("MODPROBE_OPTIONS");
        using var process = Start(start);
        var errors = new System.Text.StringBuilder();
        process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ToolResult(process.ExitCode, output, errors.ToString());
    }

    /// <summary>Runs it and expects exit status 0.</summary>
    public static string Succeed(string program, params IEnumerable<string> arguments)
    {
        var result = Run(program, arguments);
        return result.ExitCode == 0
            ? result.Output
            : throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)} ended with {result.ExitCode}: {result.Errors}{result.Output}");
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new InvalidOperationException($"{start.FileName} cannot be started ({e.Message}): './test' as root installs it", e);
        }
    }
}
