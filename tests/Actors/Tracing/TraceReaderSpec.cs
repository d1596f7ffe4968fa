using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Tests.Support;
using ActorLoad.Actors.Tracing;
using ActorLoad.Interop.Tracing;
using Akka.Actor;

namespace ActorLoad.Actors.Tests.Tracing;

public sealed class TraceReaderSpec : LoaderSpec
{
    private readonly Trace _trace = new();
    private readonly IActorRef _reader;

    public TraceReaderSpec()
    {
        _reader = Sys.ActorOf(TraceReaderActor.Props(_trace, Journal, Clock));
        _reader.Tell(new Identify(1), TestActor);
        ExpectMsg<ActorIdentity>();
    }

    [Fact]
    public void Who_made_the_kernel_ask_should_be_journalled_with_the_time_of_the_asking()
    {
        var began = (Wall: Clock.GetUtcNow(), Trace: Clock.GetElapsedTime(0));
        _trace.Lines.Add(Line(began.Trace + TimeSpan.FromMilliseconds(200), "module_request: net-pf-10 wait=1 call_site=__sock_create"));
        _trace.Lines.Add(Line(began.Trace, "module_load: dummy "));
        _trace.Lines.Add("CPU:1 [LOST 3 EVENTS]");
        Pass(500);

        var asked = Told.OfType<KernelAsked>().Single();
        Assert.Equal(
            new KernelAsked(began.Wall + TimeSpan.FromMilliseconds(200), "net-pf-10", "sshd", 812, 3, "__sock_create", Waits: true),
            asked with { At = Rounded(asked.At) });
    }

    [Fact]
    public void A_trace_that_can_no_longer_be_read_should_end_the_reading_and_nothing_else()
    {
        Watch(_reader);
        _trace.Problem = new IOException("trace_pipe: Bad file descriptor (EBADF)");
        Pass(500);
        ExpectTerminated(_reader);
        Assert.NotNull(Ask("net-pf-10").Answer);
    }

    // The trace has microseconds.
    private static DateTimeOffset Rounded(DateTimeOffset at) =>
        new((at.Ticks + (TimeSpan.TicksPerMicrosecond / 2)) / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, at.Offset);

    private static string Line(TimeSpan at, string text) =>
        FormattableString.Invariant($"            sshd-812     [003] ..... {at.TotalSeconds:F6}: {text}");

    private sealed class Trace : ITraceSource
    {
        public List<string> Lines { get; } = [];

        public IOException? Problem { get; set; }

        public IReadOnlyList<string> Read()
        {
            if (Problem is not null)
            {
                throw Problem;
            }

            var lines = Lines.ToArray();
            Lines.Clear();
            return lines;
        }
    }
}
