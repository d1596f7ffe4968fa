using System.Collections.Immutable;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;

namespace ActorLoad.Actors.Journal;

/// <summary>How much of what a ledger holds.</summary>
/// <param name="Starts">Runs of the service that began.</param>
/// <param name="Loads">Times a file was handed to the kernel.</param>
/// <param name="Failures">How many of the finished ones failed.</param>
/// <param name="Requests">Requests, by how they were answered.</param>
/// <param name="Lost">Events that are missing, as <see cref="EventsLost"/> says, requests included.</param>
/// <param name="Unknown">Events of kinds this version does not know.</param>
/// <param name="Unreadable">Events of known kinds that make no sense.</param>
public sealed record LedgerCounts(
    long Starts,
    long Loads,
    long Failures,
    ImmutableSortedDictionary<Role, long> Requests,
    long Lost,
    long Unknown,
    long Unreadable)
{
    /// <summary>Nothing yet.</summary>
    public static LedgerCounts Zero { get; } = new(0, 0, 0, ImmutableSortedDictionary<Role, long>.Empty, 0, 0, 0);

    internal LedgerCounts Add(RequestsAnswered batch)
    {
        var requests = Requests.ToBuilder();
        foreach (var (role, count) in batch.Requests.CountBy(r => r.Role))
        {
            requests[role] = requests.GetValueOrDefault(role) + count;
        }

        return this with { Requests = requests.ToImmutable() };
    }
}
