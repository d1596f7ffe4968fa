using ActorLoad.Host.Rehearsals;
using Akka.Event;

namespace ActorLoad.Host.Tests.Rehearsals;

public sealed class RehearsalSpec
{
    [Theory]
    [InlineData(LogLevel.DebugLevel)]
    [InlineData(LogLevel.ErrorLevel)]
    public async Task Rehearsal_should_come_to_its_end_with_all_requests_answered(LogLevel level)
    {
        var counts = await Rehearsal.PlayAsync(level, TimeProvider.System);

        // Four devices, walked over twice; the second has the first one's alias.
        Assert.Equal((2, 8, 0), (counts.Coldplugs, counts.Requested, counts.Waiting));
        Assert.Equal(5, counts.Coalesced);
    }
}
