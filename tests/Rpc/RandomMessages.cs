using System.Collections.Immutable;
using ActorLoad.Rpc.Messages;
using CsCheck;

namespace ActorLoad.Rpc.Tests;

/// <summary>Random messages.</summary>
internal static class RandomMessages
{
    // Surrogate halves are no text and cannot come back; everything else can.
    public static readonly Gen<string> Text = Gen.OneOf(
        Gen.String[Gen.Char.AlphaNumeric, 1, 30],
        Gen.String[Gen.OneOf(Gen.Char[' ', '~'], Gen.Const('é'), Gen.Const('\n'), Gen.Const('"'), Gen.Const('\u2028'), Gen.Char['\0', '\x1f']), 0, 40]);

    private static readonly Gen<string?> MaybeText = Gen.OneOf(Gen.Const((string?)null), Text.Select(text => (string?)text));

    public static readonly Gen<LoadParameters> Load =
        from spec in Text
        from parameters in MaybeText
        from flags in Gen.Bool.Array[6]
        from timeout in Gen.OneOf(Gen.Const((int?)null), Gen.Int[0, int.MaxValue].Select(value => (int?)value))
        from depth in Gen.Int[0, 50]
        from requester in Gen.OneOf(Gen.Const((RequesterClaim?)null), Requester!)
        select new LoadParameters(spec)
        {
            Parameters = parameters,
            UseBlacklist = flags[0],
            IgnoreInstall = flags[1],
            FirstTime = flags[2],
            Retry = flags[3],
            ForceModversion = flags[4],
            ForceVermagic = flags[5],
            Timeout = timeout,
            InstallDepth = depth,
            Requester = requester,
        };

    public static readonly Gen<LoadReply> Reply =
        from outcome in Gen.Enum<WireOutcome>()
        from role in Gen.Enum<WireRole>()
        from modules in Module!.Array[0, 8]
        select new LoadReply(outcome, role, [.. modules]);

    private static Gen<RequesterClaim?> Requester =>
        from kind in Gen.Enum<WireRequesterKind>()
        from devpath in MaybeText
        from subsystem in MaybeText
        from seqnum in Gen.OneOf(Gen.Const((long?)null), Gen.Long[0, long.MaxValue].Select(value => (long?)value))
        select (RequesterClaim?)new RequesterClaim(kind, devpath, subsystem, seqnum);

    private static Gen<ModuleReply> Module =>
        from name in Text
        from texts in MaybeText.Array[4]
        from outcome in Gen.Enum<WireOutcome>()
        from role in Gen.Enum<WireRole>()
        from stage in Gen.Enum<WireStage>()
        from flags in Gen.Bool.Array[2]
        from errno in Gen.Int[0, 133]
        select new ModuleReply(
            name, texts[0], outcome, role, flags[0], errno, texts[1], stage, texts[2], flags[1], texts[3]);

    /// <summary>Records compare immutable arrays by reference; this compares what is in them.</summary>
    public static bool Same(LoadReply one, LoadReply other) =>
        one with { Modules = [] } == other with { Modules = [] } && one.Modules.SequenceEqual(other.Modules);
}
