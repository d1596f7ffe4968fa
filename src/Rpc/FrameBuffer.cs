namespace ActorLoad.Rpc;

/// <summary>
/// Cuts a byte stream into varlink frames: each is a JSON object that a NUL byte ends. It grows only while a frame is longer
/// than it, and never over the limit. Not thread-safe.
/// </summary>
/// <param name="maxFrame">Longest frame in bytes, without its NUL.</param>
/// <param name="initialBytes">Bytes held from the start.</param>
public sealed class FrameBuffer(int maxFrame, int initialBytes = 4096)
{
    private byte[] _bytes = new byte[Math.Min(initialBytes, maxFrame + 1)];
    private int _start;
    private int _end;
    private int _searched;

    /// <summary>Whether bytes of an unfinished frame are waiting.</summary>
    public bool HasPartialFrame => _end > _start;

    /// <summary>
    /// Where to read the next bytes to; at least one byte long, unless <see cref="TryRead"/> said that the frame is too long.
    /// Invalidates the span of the last frame.
    /// </summary>
    public Memory<byte> GetMemory()
    {
        if (_start == _end)
        {
            _start = _end = _searched = 0;
        }
        else if (_end == _bytes.Length)
        {
            MakeRoom();
        }

        return _bytes.AsMemory(_end);
    }

    /// <summary>Says how many bytes were read to <see cref="GetMemory"/>.</summary>
    public void Advance(int count)
    {
        // A read that filled the buffer means that more waits: fewer, larger reads from now on.
        _end += count;
        if (_end == _bytes.Length && _start == 0 && _bytes.Length <= maxFrame)
        {
            Array.Resize(ref _bytes, Math.Min(_bytes.Length * 4, maxFrame + 1));
        }
    }

    /// <summary>Takes the next frame, without its NUL. The span is good until the next <see cref="GetMemory"/>.</summary>
    public FrameStatus TryRead(out ReadOnlySpan<byte> frame)
    {
        var length = _bytes.AsSpan(_searched, _end - _searched).IndexOf((byte)0);
        if (length < 0)
        {
            frame = default;
            _searched = _end;
            return _end - _start > maxFrame ? FrameStatus.TooLong : FrameStatus.Incomplete;
        }

        var stop = _searched + length;
        frame = _bytes.AsSpan(_start, stop - _start);
        _start = _searched = stop + 1;
        return FrameStatus.Frame;
    }

    private void MakeRoom()
    {
        if (_start > 0)
        {
            _bytes.AsSpan(_start, _end - _start).CopyTo(_bytes);
            _end -= _start;
            _searched -= _start;
            _start = 0;
        }
        else if (_bytes.Length <= maxFrame)
        {
            Array.Resize(ref _bytes, Math.Min(_bytes.Length * 2, maxFrame + 1));
        }
    }
}
