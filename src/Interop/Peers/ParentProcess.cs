using System.Globalization;

namespace ActorLoad.Interop.Peers;

/// <summary>A process's parent, as /proc says it now.</summary>
/// <param name="Pid">Its process id.</param>
/// <param name="Comm">Its name, or null.</param>
public sealed record ParentProcess(int Pid, string? Comm)
{
    private const string Field = "PPid:";

    /// <summary>The parent; null if the process is gone, or has none that is seen here.</summary>
    /// <param name="pid">The process.</param>
    /// <param name="procRoot">Where procfs is mounted.</param>
    public static ParentProcess? Of(int pid, string procRoot = "/proc")
    {
        try
        {
            var line = File.ReadLines($"{procRoot}/{pid}/status").FirstOrDefault(line => line.StartsWith(Field, StringComparison.Ordinal));
            return line is not null && int.TryParse(line.AsSpan(Field.Length), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var parent) && parent > 0
                ? new ParentProcess(parent, ProcessFacts.Of(parent, procRoot).Comm)
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>In one word: <c>bash[123]</c>.</summary>
    public override string ToString() => $"{Comm ?? "?"}[{Pid}]";
}
