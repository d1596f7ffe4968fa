using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;

namespace ActorLoad.Actors.Boots;

/// <summary>One request of a boot. A value without an object of its own, because a boot may have a hundred thousand.</summary>
/// <param name="Run">Which run of the service answered it.</param>
/// <param name="Id">Its number within that run.</param>
/// <param name="At">When it arrived.</param>
/// <param name="WaitMicroseconds">From arrival to answer.</param>
/// <param name="Requester">Who asked.</param>
/// <param name="Spec">What.</param>
/// <param name="Plan">What it was resolved to; null where there was no plan, or the journal lost it.</param>
/// <param name="Role">How it was answered.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Errno">0, or why it failed.</param>
/// <param name="Terms">How it was asked; null for <see cref="RequestTerms.Usual"/>.</param>
/// <param name="Order">Place of its arrival among the decisions of its run; 0 where the journal does not say.</param>
public readonly record struct BootRequest(
    int Run,
    long Id,
    DateTimeOffset At,
    long WaitMicroseconds,
    Requester Requester,
    string Spec,
    PlanMade? Plan,
    Role Role,
    Outcome Outcome,
    int Errno,
    RequestTerms? Terms = null,
    long Order = 0)
{
    /// <summary>When it was answered.</summary>
    public DateTimeOffset Answered => Moments.After(At, WaitMicroseconds);

    /// <summary>After how long the requester wanted an answer in any case; null for never.</summary>
    public TimeSpan? Timeout => Terms?.TimeoutMicroseconds is { } timeout ? TimeSpan.FromMicroseconds(timeout) : null;

    /// <summary>Whether somebody else's load, earlier or under way, answered it.</summary>
    public bool IsDuplicate => Role is Role.Joined or Role.Live or Role.Remembered;
}
