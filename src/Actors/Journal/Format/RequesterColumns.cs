using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ActorLoad.Actors.Requests;

namespace ActorLoad.Actors.Journal.Format;

/// <summary>The distinct requesters of a batch, column by column. A column in which all is null is null itself.</summary>
/// <param name="Kind">The doors.</param>
/// <param name="Pid">Process ids, each less the one before.</param>
/// <param name="Uid">User ids.</param>
/// <param name="Comm">Numbers in the batch's text.</param>
/// <param name="Cgroup">Numbers in the batch's text.</param>
/// <param name="Devpath">Numbers in the batch's text.</param>
/// <param name="Subsystem">Numbers in the batch's text.</param>
/// <param name="Seqnum">SEQNUMs.</param>
/// <param name="Driver">Numbers in the batch's text.</param>
/// <param name="SynthUuid">Numbers in the batch's text.</param>
/// <param name="Started">When the processes began.</param>
internal sealed record RequesterColumns(
    ImmutableArray<RequesterKind> Kind,
    ImmutableArray<long> Pid,
    ImmutableArray<int> Uid,
    ImmutableArray<int?>? Comm,
    ImmutableArray<int?>? Cgroup,
    ImmutableArray<int?>? Devpath,
    ImmutableArray<int?>? Subsystem,
    ImmutableArray<long?>? Seqnum,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableArray<int?>? Driver = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableArray<int?>? SynthUuid = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableArray<long?>? Started = null);
