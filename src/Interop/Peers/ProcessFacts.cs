using System.Text;

namespace ActorLoad.Interop.Peers;

/// <summary>
/// What /proc says of a process now. A process may vanish while it is looked at, and its pid may be another's by then: facts
/// are for the record, not for decisions.
/// </summary>
/// <param name="Comm">Its name, up to 15 bytes, control characters replaced; null if it is gone.</param>
/// <param name="Cgroup">Its cgroup's path (cgroups(7): of the unified hierarchy, else of systemd's); null if it is gone or in none.</param>
public sealed record ProcessFacts(string? Comm, string? Cgroup)
{
    private const string UnifiedHierarchy = "0::";
    private const string SystemdHierarchy = ":name=systemd:";

    /// <summary>The facts of a process; all null if there is no such process.</summary>
    /// <param name="pid">Process id.</param>
    /// <param name="procRoot">Where procfs is mounted.</param>
    public static ProcessFacts Of(int pid, string procRoot = "/proc") =>
        new(Printable(Read($"{procRoot}/{pid}/comm")), Printable(CgroupIn(Read($"{procRoot}/{pid}/cgroup"))));

    private static string? CgroupIn(string? text)
    {
        var lines = text?.Split('\n') ?? [];
        var unified = lines.FirstOrDefault(line => line.StartsWith(UnifiedHierarchy))?[UnifiedHierarchy.Length..];
        if (unified is not (null or "/"))
        {
            return unified;
        }

        var legacy = lines.FirstOrDefault(line => line.Contains(SystemdHierarchy));
        return legacy is null ? unified : legacy[(legacy.IndexOf(SystemdHierarchy) + SystemdHierarchy.Length)..];
    }

    /// <summary>A process chooses its own name, and shall not write lines of the log with it.</summary>
    private static string? Printable(string? text) =>
        text is null ? null : string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                target[i] = char.IsControl(source[i]) ? '?' : source[i];
            }
        });

    private static string? Read(string path)
    {
        try
        {
            var text = Encoding.UTF8.GetString(File.ReadAllBytes(path));
            return text.EndsWith('\n') ? text[..^1] : text;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // ENOENT before it is opened, ESRCH after: gone. EACCES: hidepid.
            return null;
        }
    }
}
