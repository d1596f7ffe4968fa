using System.Collections.Concurrent;
using ActorLoad.Actors.Journal;

namespace ActorLoad.Actors.Tests.Journal;

/// <summary>Answers each opening with what its script says next; without a script all is well.</summary>
internal sealed class ScriptedStorage : IJournalStorage
{
    internal ConcurrentQueue<Task<JournalOpening>> Openings { get; } = new();

    internal ConcurrentQueue<Exception?> Failures { get; } = new();

    public Task<JournalOpening> OpenAsync(Exception? failure)
    {
        Failures.Enqueue(failure);
        return Openings.TryDequeue(out var opening) ? opening : Task.FromResult(new JournalOpening());
    }

    public string Explain(Exception failure) => $"explained: {failure.Message}";
}
