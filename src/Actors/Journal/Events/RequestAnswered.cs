using System.Text.Json.Serialization;
using ActorLoad.Actors.Requests;

namespace ActorLoad.Actors.Journal.Events;

/// <summary>
/// One request and its answer. The journal does not write these one by one: it gathers them into
/// <see cref="RequestsAnswered"/>.
/// </summary>
/// <param name="At">When the request arrived; kept to the microsecond.</param>
/// <param name="Id">Which.</param>
/// <param name="Requester">Who.</param>
/// <param name="Spec">What was asked.</param>
/// <param name="Plan">The plan that answered it; 0 when there was none.</param>
/// <param name="Role">How it was answered.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Errno">0, or why it failed.</param>
/// <param name="WaitMicroseconds">From arrival to answer.</param>
/// <param name="Terms">How it was asked; null for <see cref="RequestTerms.Usual"/>, and in journals of versions that did not say.</param>
/// <param name="Order">Place of its arrival among all decisions, see <see cref="DecisionsMade"/>; 0 in journals of versions that did not say.</param>
public sealed record RequestAnswered(
    DateTimeOffset At,
    RequestId Id,
    Requester Requester,
    string Spec,
    long Plan,
    Role Role,
    Outcome Outcome,
    int Errno,
    long WaitMicroseconds,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RequestTerms? Terms = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long Order = 0) : ILedgerEvent;
