using ActorLoad.Actors.Journal.Events;

namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>Processes above one another in words: <c>modprobe &lt; sh &lt; make &lt; systemd</c>.</summary>
internal static class Lineage
{
    private const string From = " < ";

    /// <summary>Names only, so that equal ones of different processes are equal.</summary>
    internal static string OfNames(ProcessSeen process, IEnumerable<ProcessSeen> above) =>
        In([process, .. above], seen => seen.Comm, _ => "?");

    /// <summary>Those above a process with their ids; "-" for none.</summary>
    internal static string OfIds(ProcessSeen process, IReadOnlyCollection<ProcessSeen> above) =>
        above.Count == 0 ? Missing(process, pid => $"[{pid}]") ?? "-" : In([.. above], seen => $"{seen.Comm}[{seen.Pid}]", pid => $"[{pid}]");

    private static string In(IReadOnlyList<ProcessSeen> processes, Func<ProcessSeen, string> name, Func<int, string> unknown) =>
        string.Join(From, [.. processes.Select(name), .. Missing(processes[^1], unknown) is { } missing ? [missing] : Array.Empty<string>()]);

    // Above the last one there was another.
    private static string? Missing(ProcessSeen last, Func<int, string> unknown) =>
        last.Parent == 0 ? null : last.ParentStarted is null ? $"{unknown(last.Parent)} (gone)" : unknown(last.Parent);
}
