using System.Collections.Immutable;
using System.Runtime.InteropServices;
using ActorLoad.Actors.Requests;

namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>Puts together who made the kernel ask, those that asked most first.</summary>
internal static class KernelAskerTable
{
    internal static ImmutableArray<KernelAskerSummary> Of(BootStory story)
    {
        var answers = Answers(story);
        return [.. story.KernelAsked
            .CountBy(asked => (asked.Name, asked.Comm, asked.CallSite))
            .Select(asker => new KernelAskerSummary(
                asker.Key.Name, asker.Key.Comm, asker.Key.CallSite, asker.Value, Words(answers.GetValueOrDefault(asker.Key.Name))))
            .OrderByDescending(asker => asker.Asked)
            .ThenBy(asker => asker.Name, StringComparer.Ordinal)
            .ThenBy(asker => asker.Comm, StringComparer.Ordinal)
            .ThenBy(asker => asker.CallSite, StringComparer.Ordinal)];
    }

    private static Dictionary<string, Dictionary<Outcome, long>> Answers(BootStory story)
    {
        var answers = new Dictionary<string, Dictionary<Outcome, long>>(StringComparer.Ordinal);
        foreach (var request in story.Requests.Where(request => request.Requester.Kind == RequesterKind.Kernel))
        {
            ref var outcomes = ref CollectionsMarshal.GetValueRefOrAddDefault(answers, request.Spec, out _);
            CollectionsMarshal.GetValueRefOrAddDefault(outcomes ??= [], request.Outcome, out _)++;
        }

        return answers;
    }

    private static ImmutableSortedDictionary<string, long> Words(Dictionary<Outcome, long>? outcomes) =>
        (outcomes ?? []).ToImmutableSortedDictionary(pair => Summaries.Words.Of(pair.Key), pair => pair.Value, StringComparer.Ordinal);
}
