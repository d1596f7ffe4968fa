namespace ActorLoad.Interop.Tests.Index.Support;

/// <summary>Runs programs that see another kernel command line: in a mount namespace with a file over /proc/cmdline.</summary>
public sealed class FakeCommandLine : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public FakeCommandLine(string commandLine) => File.WriteAllText(_file, commandLine);

    /// <summary>Runs a program so.</summary>
    public ToolResult Run(string program, params IEnumerable<string> arguments) => Tool.Run(
        "unshare",
        ["-m", "sh", "-c", "mount --bind \"$0\" /proc/cmdline && exec \"$@\"", _file, program, .. arguments]);

    /// <summary>Runs this assembly so: see <see cref="Program"/>.</summary>
    public string RunHelper(params IEnumerable<string> arguments)
    {
        var result = Run("dotnet", [typeof(Program).Assembly.Location, .. arguments]);
        return result.ExitCode == 0 ? result.Output : throw new InvalidOperationException(result.Errors);
    }

    public void Dispose() => File.Delete(_file);
}
