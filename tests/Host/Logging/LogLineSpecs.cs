using ActorLoad.Host.Logging;

namespace ActorLoad.Host.Tests.Logging;

public sealed class LogLineSpecs
{
    [Theory]
    [InlineData("8:25190", "socket:[25190]", true)]
    [InlineData("8:25190", "socket:[2519]", false)]
    [InlineData("8:25190", "/dev/pts/3", false)]
    [InlineData("25190", "socket:[25190]", false)]
    [InlineData("", "socket:[25190]", false)]
    [InlineData(null, "socket:[25190]", false)]
    [InlineData("8:25190", null, false)]
    public void Journald_should_be_taken_for_the_reader_only_where_it_is(string? stream, string? standardError, bool expected) =>
        Assert.Equal(expected, LogLine.LeadsToJournal(stream, standardError));
}
