using ActorLoad.Actors.Journal.Events;
using Akka.Actor;

namespace ActorLoad.Actors.Requests;

/// <summary>Gives answers, counts them, and tells the journal of them.</summary>
/// <param name="services">The clock and the journal.</param>
/// <param name="tally">Counts.</param>
internal sealed class Answering(RequestServices services, RequestTally tally)
{
    /// <summary>The request has its answer.</summary>
    public void Complete(PendingRequest pending, Answer answer)
    {
        var request = pending.Request;
        var given = request.FirstTime ? answer.ForFirstTimers : answer;
        Record(pending, given, request.Sink.IsGone ? Outcome.Abandoned : given.Outcome);
        request.Sink.Complete(given);
    }

    /// <summary>The service stops; there will be no answer.</summary>
    public void Abandon(PendingRequest pending)
    {
        Record(pending, Answer.OfSpec(pending.Request.Key.Spec, Role.Joined, Outcome.Abandoned), Outcome.Abandoned);
        pending.Request.Sink.Refuse(Refusal.Stopping);
    }

    private void Record(PendingRequest pending, Answer answer, Outcome outcome)
    {
        var waited = services.Clock.GetElapsedTime(pending.Request.ArrivedAt);
        tally.Answered(answer.Role, outcome);
        services.Journal.Tell(new RequestAnswered(
            services.Clock.GetUtcNow() - waited,
            pending.Id,
            pending.Request.Requester,
            pending.Request.Key.Spec,
            answer.Plan,
            answer.Role,
            outcome,
            answer.Errno,
            (long)waited.TotalMicroseconds,
            RequestTerms.Of(pending.Request),
            pending.Order));
    }
}
