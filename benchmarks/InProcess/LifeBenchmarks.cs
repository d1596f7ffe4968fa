using ActorLoad.Actors.Modules;
using ActorLoad.Actors.Modules.Life;
using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Kernel;
using Akka.Actor;
using BenchmarkDotNet.Attributes;

namespace ActorLoad.InProcess;

/// <summary>The decisions of a module's life.</summary>
public class LifeBenchmarks
{
    private static readonly Terms OurTerms = new("/lib/modules/6.1/kernel/fs/ocfs2/ocfs2.ko", FailurePolicy.Default);
    private static readonly Sight Live = new(DateTimeOffset.UnixEpoch, InitState.Live, 1);
    private static readonly Sight Gone = Live with { Kernel = InitState.Absent };

    private readonly ModuleLife _live = new LiveModule(null);
    private readonly EnsureLive _wish = new(
        new ModuleOrder("ocfs2", OurTerms.Path, "", "", LoadFlags.None, Retry: false, 1, new RequestId(1), new Requester(RequesterKind.Udev, 1, 0)),
        ActorRefs.Nobody,
        new StepToken(Run: 1, Place: 0));

    [Benchmark]
    public int WishForLiveModule() => _live.Wish(_wish, Live, OurTerms).Effects.Length;

    [Benchmark(OperationsPerInvoke = 102)]
    public int StepOfLoadWith100Joined()
    {
        var life = new AbsentModule().Wish(_wish, Gone, OurTerms).Next;
        for (var i = 0; i < 100; i++)
        {
            life = life.Wish(_wish, Gone, OurTerms).Next;
        }

        return life.Ended(new LoadResult(0, LoadStage.Insert), Live, OurTerms).Effects.Length;
    }
}
