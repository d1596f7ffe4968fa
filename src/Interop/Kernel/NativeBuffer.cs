using System.Runtime.InteropServices;

namespace ActorLoad.Interop.Kernel;

/// <summary>
/// Growing memory outside the managed heap, for an unpacked module: it has the fixed address that init_module(2) wants, and
/// its megabytes go back to the system at once instead of staying in the large object heap.
/// </summary>
internal sealed unsafe class NativeBuffer : IDisposable
{
    private const int FirstCapacity = 1 << 20;

    private nuint _capacity;

    internal byte* Start { get; private set; }

    internal long Length { get; private set; }

    /// <summary>Fills the buffer from a stream; false if the stream holds more than <paramref name="limit"/> bytes.</summary>
    internal bool TryFill(Stream source, long limit)
    {
        while (true)
        {
            var room = Room();
            var count = source.Read(room);
            if (count == 0)
            {
                return true;
            }

            Length += count;
            if (Length > limit)
            {
                return false;
            }
        }
    }

    public void Dispose()
    {
        NativeMemory.Free(Start);
        Start = null;
        Length = 0;
        _capacity = 0;
    }

    private Span<byte> Room()
    {
        if ((nuint)Length == _capacity)
        {
            _capacity = _capacity == 0 ? FirstCapacity : _capacity * 2;
            Start = (byte*)NativeMemory.Realloc(Start, _capacity);
        }

        return new Span<byte>(Start + Length, (int)Math.Min(_capacity - (nuint)Length, int.MaxValue));
    }
}
