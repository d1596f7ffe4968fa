using ActorLoad.Host.Rehearsals;

namespace ActorLoad.Host.Tests.Rehearsals;

public sealed class RehearsalSpec
{
    [Fact]
    public async Task Rehearsal_should_come_to_its_end_with_all_requests_answered() =>
        Assert.Equal(4, await Rehearsal.PlayAsync(TimeProvider.System));
}
