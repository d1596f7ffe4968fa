using System.Text;
using CsCheck;

namespace ActorLoad.Rpc.Tests;

public sealed class FrameBufferSpecs
{
    private static readonly Gen<byte[][]> Frames = Gen.Byte[1, 255].Array[0, 300].Array[0, 20];

    [Fact]
    public void FrameBuffer_should_give_the_same_frames_however_the_stream_is_split()
    {
        Gen.Select(Frames, Gen.Int[1, 200].Array[1, 50], Gen.Int[1, 64]).Sample((frames, chunks, initial) =>
        {
            var stream = frames.SelectMany(frame => frame.Append((byte)0)).ToArray();

            var read = Feed(new FrameBuffer(300, initial), stream, chunks);

            return read.Count == frames.Length && read.Zip(frames).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));
        });
    }

    [Theory]
    [InlineData(10, 10, FrameStatus.Frame)]
    [InlineData(11, 10, FrameStatus.TooLong)]
    [InlineData(0, 10, FrameStatus.Frame)]
    public void FrameBuffer_should_hold_frames_up_to_the_limit_and_no_longer(int length, int limit, FrameStatus expected)
    {
        var buffer = new FrameBuffer(limit, 4);
        var status = FrameStatus.Incomplete;
        foreach (var value in Encoding.ASCII.GetBytes(new string('x', length) + "\0"))
        {
            buffer.GetMemory().Span[0] = value;
            buffer.Advance(1);
            if ((status = buffer.TryRead(out var frame)) != FrameStatus.Incomplete)
            {
                Assert.True(status == FrameStatus.TooLong || frame.Length == length);
                break;
            }
        }

        Assert.Equal(expected, status);
    }

    [Fact]
    public void FrameBuffer_should_know_an_unfinished_frame()
    {
        var buffer = new FrameBuffer(10);
        Assert.False(buffer.HasPartialFrame);
        "{\0{"u8.CopyTo(buffer.GetMemory().Span);
        buffer.Advance(3);

        Assert.Equal(FrameStatus.Frame, buffer.TryRead(out _));
        Assert.Equal(FrameStatus.Incomplete, buffer.TryRead(out _));
        Assert.True(buffer.HasPartialFrame);
    }

    private static List<byte[]> Feed(FrameBuffer buffer, ReadOnlySpan<byte> stream, int[] chunks)
    {
        var frames = new List<byte[]>();
        for (var turn = 0; !stream.IsEmpty; turn++)
        {
            var memory = buffer.GetMemory();
            Assert.False(memory.IsEmpty);
            var count = Math.Min(Math.Min(memory.Length, chunks[turn % chunks.Length]), stream.Length);
            stream[..count].CopyTo(memory.Span);
            stream = stream[count..];
            buffer.Advance(count);
            while (buffer.TryRead(out var frame) == FrameStatus.Frame)
            {
                frames.Add(frame.ToArray());
            }
        }

        return frames;
    }
}
