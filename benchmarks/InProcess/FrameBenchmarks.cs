using System.Text;
using System.Text.Json;
using ActorLoad.Rpc;
using BenchmarkDotNet.Attributes;

namespace ActorLoad.InProcess;

/// <summary>From the bytes of a call to its parameters; the peer is System.Text.Json's document of the same bytes.</summary>
public class FrameBenchmarks
{
    private readonly byte[] _frame = Encoding.UTF8.GetBytes("{\"method\":\"io.actorload.Loader.Load\",\"parameters\":{\"spec\":\"pci:v00001AF4d00001000sv00001AF4sd00000001bc02sc00i00\"}}\0");
    private readonly FrameBuffer _buffer = new(65536);

    [Benchmark]
    public int ReadLoadCall()
    {
        _frame.CopyTo(_buffer.GetMemory());
        _buffer.Advance(_frame.Length);
        _buffer.TryRead(out var frame);
        return LoadCall.Read(Call.Read(frame).Parameters).Spec.Length;
    }

    [Benchmark]
    public int ReadLoadCallPeer()
    {
        using var document = JsonDocument.Parse(_frame.AsMemory(0, _frame.Length - 1));
        var root = document.RootElement;
        return root.GetProperty("method"u8).GetString()!.Length + root.GetProperty("parameters"u8).GetProperty("spec"u8).GetString()!.Length;
    }
}
