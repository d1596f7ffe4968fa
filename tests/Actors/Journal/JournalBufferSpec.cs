using ActorLoad.Actors.Journal;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using CsCheck;

namespace ActorLoad.Actors.Tests.Journal;

public sealed class JournalBufferSpec
{
    private enum Step
    {
        Request,
        Event,
        Process,
        Write,
        WriteFails,
        AnswerIsLost,
        HalfIsWritten,
        StreamIsReplaced,
        Rejected,
    }

    /// <summary>Whatever the disk does, and whenever: what is not counted as lost is in the streams once, in order.</summary>
    [Fact]
    public void Every_event_should_be_in_the_stream_exactly_once_or_counted_as_lost() =>
        Gen.Select(
            Gen.Frequency((6, Gen.Const(Step.Request)), (3, Gen.Const(Step.Event)), (2, Gen.Const(Step.Process)), (4, Gen.Enum<Step>())).Array[1, 300],
            Gen.Int[1, 40],
            Gen.Int[1, 10])
        .Sample((steps, capacity, batch) =>
        {
            var disk = new Disk(new JournalBuffer(capacity, batch));
            foreach (var step in steps)
            {
                disk.Do(step);
            }

            var mark = disk.Buffer.Mark();
            while (!disk.Buffer.IsEmpty)
            {
                Assert.False(disk.Buffer.IsSettled(mark));
                disk.Do(Step.Write);
            }

            Assert.True(disk.Buffer.IsSettled(mark));
            Assert.Equal(0, disk.Buffer.Pending);
            var written = disk.All;
            Assert.Equal(written.OfType<RequestAnswered>().Select(r => r.Id.Value), written.OfType<RequestAnswered>().Select(r => r.Id.Value).Distinct().Order());
            Assert.Equal(written.OfType<ModuleGone>().Select(e => int.Parse(e.Name)), written.OfType<ModuleGone>().Select(e => int.Parse(e.Name)).Distinct().Order());
            var lost = written.OfType<EventsLost>().ToArray();
            Assert.Equal(disk.Requests, written.OfType<RequestAnswered>().Count() + lost.Sum(l => l.Requests));
            Assert.Equal(written.OfType<ProcessSeen>().Select(e => e.Pid), written.OfType<ProcessSeen>().Select(e => e.Pid).Distinct().Order());
            Assert.Equal(
                disk.Events + disk.Processes,
                written.OfType<ModuleGone>().Count() + written.OfType<ProcessSeen>().Count() + lost.Sum(l => l.Events - l.Requests));
            Assert.Equal(disk.Buffer.Lost, lost.Sum(l => l.Events));
            Assert.Equal(disk.Buffer.Written, written.Count);
        });

    [Fact]
    public void Overflow_should_take_the_oldest_requests_and_no_other_event_while_there_is_one()
    {
        var disk = new Disk(new JournalBuffer(capacity: 4, batchSize: 100));
        Step[] steps = [Step.Event, Step.Request, Step.Request, Step.Request, Step.Event, Step.Event, Step.Event, Step.Event];
        foreach (var step in steps)
        {
            disk.Do(step);
        }

        disk.Do(Step.Write);
        var lost = Assert.IsType<EventsLost>(disk.All[0]);
        Assert.Equal((4, 3), (lost.Events, lost.Requests));
        Assert.Equal("the disk is gone", lost.Reason);
        Assert.Equal(["2", "3", "4", "5"], disk.All.OfType<ModuleGone>().Select(e => e.Name));
    }

    /// <summary>A stream, or several after each other, and what can happen to a write.</summary>
    private sealed class Disk(JournalBuffer buffer)
    {
        private static readonly DateTimeOffset At = LedgerSamples.At;
        private readonly List<ILedgerEvent> _all = [];
        private int _length;

        internal JournalBuffer Buffer { get; } = buffer;

        internal int Requests { get; private set; }

        internal int Events { get; private set; }

        internal int Processes { get; private set; }

        internal List<ILedgerEvent> All => [.. _all.SelectMany(e => e switch
        {
            RequestsAnswered batch => batch.Requests,
            ProcessesSeen batch => batch.Processes,
            _ => (IEnumerable<ILedgerEvent>)[e],
        })];

        internal void Do(Step step)
        {
            if (step is Step.Request)
            {
                Buffer.Add(new RequestAnswered(At, new RequestId(++Requests), new Requester(RequesterKind.Udev, 1, 0), "m", 1, Role.Live, Outcome.Live, 0, 1), At, "the disk is gone");
            }
            else if (step is Step.Event)
            {
                Buffer.Add(new ModuleGone(At, "/m.ko", $"{++Events}"), At, "the disk is gone");
            }
            else if (step is Step.Process)
            {
                Buffer.Add(new ProcessSeen(At, ++Processes, 4711, "sh", null, 1, 2), At, "the disk is gone");
            }
            else if (Buffer.Next() is { } chunk)
            {
                Write(step, chunk);
            }
        }

        private void Write(Step step, JournalChunk chunk)
        {
            Assert.Equal(_length + 1, chunk.First);
            switch (step)
            {
                case Step.Write:
                    Append(chunk, chunk.Events.Length);
                    Buffer.Reached(chunk.Last);
                    break;
                case Step.WriteFails:
                    Buffer.Reached(_length);
                    break;
                case Step.AnswerIsLost:
                    Append(chunk, chunk.Events.Length);
                    Buffer.Reached(_length);
                    break;
                case Step.HalfIsWritten:
                    Append(chunk, chunk.Events.Length / 2);
                    Buffer.Reached(_length);
                    break;
                case Step.StreamIsReplaced:
                    _length = 0;
                    Buffer.Reached(0);
                    break;
                case Step.Rejected when chunk.Events[0] is not EventsLost:
                    Buffer.Reject(At, "refused");
                    Buffer.Reached(_length);
                    break;
            }
        }

        private void Append(JournalChunk chunk, int count)
        {
            _all.AddRange(chunk.Events.Take(count));
            _length += count;
        }
    }
}
