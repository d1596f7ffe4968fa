using ActorLoad.Host.Cpus;

namespace ActorLoad.Host.Tests.Cpus;

public sealed class ProcessorShareSpec
{
    [Theory]
    [InlineData(16, 2.1, 2)] // sixteen of a guest on two
    [InlineData(16, 0.4, 2)] // there is always one for what goes on beside the loads
    [InlineData(16, 8.4, 8)]
    [InlineData(16, 8.6, 16)] // busy, not missing
    [InlineData(16, 15.7, 16)]
    [InlineData(4, 2.03, 2)]
    [InlineData(4, 2.6, 4)]
    [InlineData(255, 15.8, 255)] // no more than sixteen are asked
    [InlineData(255, 6.2, 6)]
    public void Auto_should_keep_to_those_that_are_there_where_half_are_missing(int machine, double there, int kept) =>
        Assert.Equal(new ProcessorShare(machine, kept, there), ProcessorShare.Decide(ProcessorLimit.Auto, machine, _ => there));

    [Fact]
    public void A_first_look_at_a_busy_moment_should_not_count()
    {
        var looks = new Queue<double>([3.0, 14.0]);
        Assert.Equal(new ProcessorShare(16, 16, 14.0), ProcessorShare.Decide(ProcessorLimit.Auto, 16, _ => looks.Dequeue()));
    }

    [Theory]
    [InlineData("auto", 3, 3)]
    [InlineData("all", 16, 16)]
    [InlineData("1", 16, 1)]
    [InlineData("32", 16, 16)]
    public void Nothing_should_be_measured_where_nothing_depends_on_it(string limit, int machine, int kept)
    {
        var configured = limit switch { "auto" => ProcessorLimit.Auto, "all" => ProcessorLimit.All, _ => new ProcessorLimit(int.Parse(limit)) };
        Assert.Equal(new ProcessorShare(machine, kept), ProcessorShare.Decide(configured, machine, _ => throw new InvalidOperationException("measured")));
    }
}
