using System.Collections.Immutable;
using System.Runtime.InteropServices;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;

namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>Puts together what each process asked.</summary>
internal static class ProcessesTable
{
    private const int Shown = 50;
    private const long TickMicroseconds = 10_000;

    /// <summary>Those that asked most, first; of as many, those that asked first.</summary>
    internal static ImmutableArray<ProcessSummary> Of(BootStory story, ProcessTree tree)
    {
        var sums = new Dictionary<(int Pid, long Started), Sum>();
        foreach (var request in story.Requests)
        {
            if (request.Requester is { Started: { } started } by)
            {
                ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, (by.Pid, started), out _);
                sum = (sum ?? new Sum(by)).And(request);
            }
        }

        return [.. sums.Values.OrderByDescending(sum => sum.Requests).ThenByDescending(sum => sum.Duplicates).Take(Shown).Select(sum => sum.ToSummary(tree))];
    }

    private sealed record Sum(Requester By, long Requests = 0, long Duplicates = 0, long Wait = 0)
    {
        internal Sum And(BootRequest request) => this with
        {
            Requests = Requests + 1,
            Duplicates = Duplicates + (request.IsDuplicate ? 1 : 0),
            Wait = Wait + request.WaitMicroseconds,
        };

        internal ProcessSummary ToSummary(ProcessTree tree)
        {
            var process = tree.Find(By);
            ImmutableArray<ProcessSeen> above = process is null ? [] : [.. tree.Above(process)];
            return new ProcessSummary(
                By.Pid,
                By.Comm ?? "?",
                By.Uid,
                process?.Exe,
                By.Cgroup,
                By.Started!.Value * TickMicroseconds,
                Requests,
                Duplicates,
                Wait,
                process is null ? "?" : Lineage.OfIds(process, above),
                [.. above.Select(parent => new ParentSummary(parent.Pid, parent.Comm, parent.Exe, parent.Started * TickMicroseconds))]);
        }
    }
}
