using ActorLoad.Actors.Journal;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Kernel;
using ActorLoad.Simulation;
using Akka.TestKit.Xunit2;

namespace ActorLoad.Actors.Tests.Requests;

/// <summary>What changes while the request router decides is seen at its next decision: a replay could not tell when in between it did.</summary>
public sealed class RouterViewSpec : TestKit
{
    private readonly SimulatedKernel _kernel = new((_, _) => { });
    private readonly SimulatedIndex _index = new();
    private readonly RouterView _view;

    public RouterViewSpec()
    {
        _view = new RouterView(new DecisionLog(TestActor, TimeProvider.System), _kernel, _index);
        _kernel.SetState("m", InitState.Live);
    }

    [Fact]
    public void A_module_should_be_looked_at_once_in_a_decision()
    {
        _view.Next();
        Assert.True(_view.IsLive("m"));
        _kernel.SetState("m", InitState.Absent);
        Assert.True(_view.IsLive("m"));
        ExpectNoMsg(TimeSpan.Zero);

        _view.Next();
        Assert.False(_view.IsLive("m"));
        _kernel.SetState("m", InitState.Live);
        Assert.False(_view.IsLive("m"));
        Assert.Equal((2, DecisionKind.NotLive, "m"), Said());
        ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void The_indexes_should_be_looked_at_once_in_a_decision()
    {
        _view.Next();
        var generation = _view.Generation;
        Assert.Equal((1, DecisionKind.Indexed, null), Said());
        _index.Change();
        Assert.Equal(generation, _view.Generation);
        ExpectNoMsg(TimeSpan.Zero);

        _view.Next();
        Assert.Equal(generation + 1, _view.Generation);
        Assert.Equal((2, DecisionKind.Indexed, null), Said());
    }

    private (long Order, DecisionKind Kind, string? Name) Said()
    {
        var decision = ExpectMsg<Decision>();
        return (decision.Order, decision.Kind, decision.Name);
    }
}
