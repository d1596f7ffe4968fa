using System.Globalization;

namespace ActorLoad.Interop.Peers;

/// <summary>
/// What <c>/proc/PID/stat</c> says of a process in one read. The pid and <paramref name="Started"/> together are one process of this boot: a pid alone is
/// given to another one some time after its end.
/// </summary>
/// <param name="Comm">Its name, up to 15 bytes, of kernel threads more; control characters replaced.</param>
/// <param name="Parent">Its parent's id; 0 where it has none, or one outside of this process's pid namespace.</param>
/// <param name="Started">When it began, in clock ticks after the boot: hundredths of a second (USER_HZ).</param>
public sealed record ProcessStat(string Comm, int Parent, long Started)
{
    // proc_pid_stat(5) counts from 1; the third field is the first behind the name.
    private const int FirstBehindName = 3;
    private const int ParentField = 4 - FirstBehindName;
    private const int StartedField = 22 - FirstBehindName;

    /// <summary>Of a process; null if it is gone.</summary>
    /// <param name="pid">Process id.</param>
    /// <param name="procRoot">Where procfs is mounted.</param>
    public static ProcessStat? Of(int pid, string procRoot = ProcFile.Root) =>
        ProcFile.Text($"{procRoot}/{pid}/stat") is { } text ? Parse(text) : null;

    private static ProcessStat? Parse(string text)
    {
        // The name may have parentheses and blanks; behind it there are letters and numbers only.
        var (begin, end) = (text.IndexOf('('), text.LastIndexOf(')'));
        if (begin < 0 || end < begin)
        {
            return null;
        }

        var fields = text[(end + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > StartedField
            && int.TryParse(fields[ParentField], NumberStyles.None, CultureInfo.InvariantCulture, out var parent)
            && long.TryParse(fields[StartedField], NumberStyles.None, CultureInfo.InvariantCulture, out var started)
            ? new ProcessStat(ProcFile.Printable(Unescaped(text[(begin + 1)..end])), parent, started)
            : null;
    }

    // The kernel writes a line feed in a name as \n and a backslash as \\ (proc_task_name of fs/proc/array.c).
    private static string Unescaped(string name) =>
        string.Join('\\', name.Split(@"\\").Select(part => part.Replace(@"\n", "\n", StringComparison.Ordinal)));
}
