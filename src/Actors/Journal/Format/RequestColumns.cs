using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ActorLoad.Actors.Requests;

namespace ActorLoad.Actors.Journal.Format;

/// <summary>
/// The written form of <see cref="Events.RequestsAnswered"/>: every text once, every requester once, every kind of answer
/// once, and then six numbers a request. Some fifteen bytes a request, in the order of the answers, nothing left out.
/// Columns marked "delta" hold each value less the one before it, the first as it is.
/// </summary>
/// <param name="At">Arrival of the first request; the times count from here.</param>
/// <param name="Text">Every distinct text; the other columns give places in it, from 0.</param>
/// <param name="Requesters">Every distinct requester.</param>
/// <param name="Asks">Every distinct kind of answer.</param>
/// <param name="Id">Request ids; delta.</param>
/// <param name="Time">Arrival in µs after <paramref name="At"/>; delta.</param>
/// <param name="Wait">µs from arrival to answer; delta.</param>
/// <param name="Plan">Plans; delta.</param>
/// <param name="By">Places in <paramref name="Requesters"/>.</param>
/// <param name="Ask">Places in <paramref name="Asks"/>.</param>
/// <param name="Terms">Every distinct way of asking that is not the usual one; null for none.</param>
/// <param name="Order">Places of the arrivals among all decisions; delta; null in journals of versions that did not say.</param>
internal sealed record RequestColumns(
    DateTimeOffset At,
    ImmutableArray<string> Text,
    RequesterColumns Requesters,
    AskColumns Asks,
    ImmutableArray<long> Id,
    ImmutableArray<long> Time,
    ImmutableArray<long> Wait,
    ImmutableArray<long> Plan,
    ImmutableArray<int> By,
    ImmutableArray<int> Ask,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableArray<RequestTerms>? Terms = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableArray<long>? Order = null);
