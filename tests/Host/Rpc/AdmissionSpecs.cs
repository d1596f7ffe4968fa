using ActorLoad.Host.Rpc;
using ActorLoad.Interop.Peers;

namespace ActorLoad.Host.Tests.Rpc;

public sealed class AdmissionSpecs
{
    private static readonly Peer Stranger = new(
        Pid: 7, Uid: 1000, new ProcessFacts(new ProcessStat("stranger", Parent: 1, Started: 100), Cgroup: null, Exe: null), MayLoad: false);

    [Fact]
    public void Admission_should_tell_strangers_why_again_when_a_rush_of_them_is_over()
    {
        var admission = new Admission(RpcLimits.Default);
        var first = Rush(admission);

        Assert.Equal(first, Rush(admission));
        Assert.True(first is > 0 and < 1000);
    }

    /// <summary>Many come and then leave. Gives how many of them were told why they are turned away.</summary>
    private static int Rush(Admission admission)
    {
        var told = Enumerable.Range(0, 1000).Count(_ => admission.TryEnter(Stranger, out var refusal) && refusal is not null);
        for (var i = 0; i < told; i++)
        {
            admission.Leave(Stranger, wasTurnedAway: true);
        }

        return told;
    }
}
