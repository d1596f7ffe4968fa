using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ActorLoad.Actors.Requests;

namespace ActorLoad.Actors.Journal.Format;

/// <summary>The distinct (spec, role, outcome, errno, terms) of a batch, column by column.</summary>
/// <param name="Spec">Numbers in the batch's text.</param>
/// <param name="Role">How they were answered.</param>
/// <param name="Outcome">What came of them.</param>
/// <param name="Errno">0, or why they failed.</param>
/// <param name="Terms">Places in <see cref="RequestColumns.Terms"/>; null where all asked in the usual way.</param>
internal sealed record AskColumns(
    ImmutableArray<int> Spec,
    ImmutableArray<Role> Role,
    ImmutableArray<Outcome> Outcome,
    ImmutableArray<int> Errno,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableArray<int?>? Terms = null);
