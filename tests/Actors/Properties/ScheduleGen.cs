using ActorLoad.Interop.Kernel;
using CsCheck;

namespace ActorLoad.Actors.Tests.Properties;

/// <summary>Random universes and what happens in them.</summary>
internal static class ScheduleGen
{
    private static readonly int[] Errnos = [Errno.ENOENT, Errno.ENODEV, Errno.EPERM, Errno.EBUSY, Errno.ENOMEM, Errno.EEXIST, 0];

    private static readonly Gen<(int, int)> Load = Gen.Select(
        Gen.OneOf(Gen.Const(0), Gen.Int[0, 6].Select(n => Errnos[n])),
        Gen.OneOf(Gen.Int[0, 5], Gen.Int[0, 400]));

    public static Gen<Universe> Universe { get; } =
        from count in Gen.Int[1, 7]
        from needs in Gen.Int[0, 127].Array[count]
        from softdeps in Gen.Int[0, 6].Array[count]
        from loads in Load.Array[1, 4].Array[count]
        select new Universe(needs, softdeps, loads);

    public static Gen<Step> Step { get; } = Gen.Frequency(
        (12, from spec in Gen.Int[0, 40]
             from parameters in Gen.Int[0, 2]
             from flags in Gen.Int[0, 40]
             from timeout in Gen.OneOf(Gen.Const(0), Gen.Const(0), Gen.Int[1, 300])
             select (Step)new Step.Ask(spec, parameters, Retry: flags is 1 or 2 or 3, Forced: flags is 4, FirstTime: flags is 5 or 6, timeout)),
        (2, Gen.Int[0, 60].Select(request => (Step)new Step.Abandon(request))),
        (2, Gen.Int[0, 6].Select(module => (Step)new Step.Remove(module))),
        (1, Gen.Select(Gen.Int[0, 6], Gen.Int[1, 200], Gen.Bool, (module, time, succeeds) => (Step)new Step.LoadByOthers(module, time, succeeds))),
        (1, Gen.Const((Step)new Step.ChangeIndex())),
        (1, Gen.Const((Step)new Step.Restart())),
        (6, Gen.OneOf(Gen.Int[0, 3], Gen.Int[0, 200]).Select(time => (Step)new Step.Pass(time))));
}
