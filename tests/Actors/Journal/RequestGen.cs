using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Kernel;
using CsCheck;

namespace ActorLoad.Actors.Tests.Journal;

/// <summary>Any request that can be.</summary>
internal static class RequestGen
{
    private static readonly string[] Texts = ["dummy", "pci:v00008086d*", "", "\0\n\"\\", "été 😀", "</script>&'"];

    private static readonly Gen<string> Text = Gen.OneOf(Gen.Int[0, Texts.Length - 1].Select(i => Texts[i]), Gen.String.AlphaNumeric);

    private static readonly Gen<string?> MaybeText = Gen.OneOf(Gen.Const((string?)null), Text.Select(t => (string?)t));

    private static readonly Gen<Requester> Requester =
        Gen.Select(Gen.Enum<RequesterKind>(), Gen.Int, Gen.Int, MaybeText, MaybeText, MaybeText, MaybeText, Gen.Nullable(Gen.Long))
            .Select((kind, pid, uid, comm, cgroup, devpath, subsystem, seqnum) =>
                new Requester(kind, pid, uid, comm, cgroup, devpath, subsystem, seqnum))
            .SelectMany(by => Gen.Select(MaybeText, MaybeText, Gen.Nullable(Gen.Long))
                .Select((driver, uuid, started) => by with { Driver = driver, SynthUuid = uuid, Started = started }));

    private static readonly Gen<RequestTerms?> Terms = Gen.OneOf(
        Gen.Const((RequestTerms?)null),
        Gen.Select(Text, Gen.Int[0, 3], Gen.Bool, Gen.Nullable(Gen.Long))
            .Select((parameters, flags, retry, timeout) => (RequestTerms?)new RequestTerms(parameters, (ResolveFlags)flags, flags, parameters, !retry, retry, (LoadFlags)flags, timeout)));

    internal static readonly Gen<RequestAnswered> Any =
        Gen.Select(
            Gen.Long[0, 3_000_000_000_000_000L],
            Gen.Long,
            Requester,
            Text,
            Gen.Long,
            Gen.Select(Gen.Enum<Role>(), Gen.Enum<Outcome>()),
            Gen.Int,
            Gen.Select(Gen.Long, Terms))
        .Select((time, id, by, spec, plan, how, errno, rest) => new RequestAnswered(
            DateTimeOffset.UnixEpoch.AddMicroseconds(time), new RequestId(id), by, spec, plan, how.Item1, how.Item2, errno, rest.Item1, rest.Item2));

    /// <summary>Batches in which requesters and specs come again, as in a storm.</summary>
    internal static readonly Gen<RequestAnswered[]> Batch =
        Gen.Select(Requester.Array[1, 5], Any.Array[1, 60], Gen.Bool).Select((few, rows, again) =>
            again ? [.. rows.Select((r, i) => r with { Requester = few[i % few.Length], Spec = rows[i % 3 % rows.Length].Spec })] : rows);
}
