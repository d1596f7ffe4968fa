using System.Text;
using ActorLoad.Client.Native;

namespace ActorLoad.Client.Modprobe;

/// <summary>
/// What modprobe says, in kmod's words. It is kept until the whole call is answered: if the service goes away in the middle, the
/// real modprobe does the call again and says it itself.
/// </summary>
/// <param name="verbosity">The syslog priority up to which messages are shown.</param>
/// <param name="syslog">To syslog, not to standard error.</param>
internal sealed class KmodLog(int verbosity, bool syslog)
{
    private const int Critical = 2;
    private const int Error = 3;
    private const int Warning = 4;
    private const int LogCons = 2;
    private const int LogDaemon = 3 << 3;

    private readonly StringBuilder _shown = new();
    private readonly List<(int Priority, string Text)> _messages = [];

    /// <summary>A line of standard output.</summary>
    public void Show(string line) => _shown.Append(line).Append('\n');

    /// <summary>Whether <see cref="NotFound"/> would be shown at all.</summary>
    public bool TellsNotFound(bool all) => verbosity >= (all ? Warning : Critical);

    /// <summary>Nothing provides the spec: fatal for a single one, a warning with <c>-a</c>.</summary>
    public void NotFound(string spec, string directory, bool all) =>
        Add(all ? Warning : Critical, $"Module {spec} not found in directory {directory}");

    /// <summary>A module failed.</summary>
    public void CouldNotInsert(string name, int error) =>
        Add(Error, $"could not insert '{name}': {KmodError.Text(error)}");

    /// <summary>What libkmod says before <see cref="CouldNotInsert"/>.</summary>
    public void Detail(string text) => Add(Error, text);

    /// <summary>Writes all of it.</summary>
    public void Flush()
    {
        if (_shown.Length > 0)
        {
            Output.Write(_shown.ToString());
        }

        if (_messages.Count > 0)
        {
            Action<int, string> write = syslog ? OpenSyslog() : WriteError;
            foreach (var (priority, text) in _messages)
            {
                write(priority, $"{Name(priority)}: {text}");
            }
        }
    }

    private static void WriteError(int priority, string text) => Output.WriteError($"modprobe: {text}\n");

    private static unsafe Action<int, string> OpenSyslog()
    {
        fixed (byte* name = "modprobe\0"u8)
        {
            // A constant of the program's image: it does not move and outlives the pin.
            Interop.OpenLog(name, LogCons, LogDaemon);
        }

        return static (priority, text) => Interop.Syslog(priority, "%s", text);
    }

    private static string Name(int priority) => priority switch
    {
        Critical => "FATAL",
        Error => "ERROR",
        _ => "WARNING",
    };

    private void Add(int priority, string text)
    {
        if (priority <= verbosity)
        {
            _messages.Add((priority, text));
        }
    }
}
