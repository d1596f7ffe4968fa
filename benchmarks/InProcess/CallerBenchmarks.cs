using ActorLoad.Interop.Peers;
using BenchmarkDotNet.Attributes;

namespace ActorLoad.InProcess;

/// <summary>What it takes to find out who asks.</summary>
public class CallerBenchmarks
{
    private readonly int _pid = Environment.ProcessId;

    [Benchmark]
    public bool LookAtWhoConnects() => ProcessFacts.Of(_pid).Stat is not null;
}
