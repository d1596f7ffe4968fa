using ActorLoad.Actors.Plans;
using ActorLoad.Actors.Tests.Support;

namespace ActorLoad.Actors.Tests.Plans;

public sealed class ResolverSpec : LoaderSpec
{
    [Fact]
    public void Resolver_should_read_the_index_before_anyone_asks_when_it_is_told_to()
    {
        Loader.Resolver.Tell(PrepareIndex.Instance, TestActor);
        Assert.Equal(1, Index.Lookups);
        ExpectNoMsg(TimeSpan.Zero);
    }
}
