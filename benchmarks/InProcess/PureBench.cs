using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace ActorLoad.InProcess;

/// <summary>The steps of a request that are code alone.</summary>
internal static class PureBench
{
    public static int Run()
    {
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddDiagnoser(BenchmarkDotNet.Diagnosers.MemoryDiagnoser.Default)
            .WithOptions(ConfigOptions.DisableLogFile)
            .AddLogger(NullLogger.Instance);
        Report(BenchmarkRunner.Run<FrameBenchmarks>(config));
        Report(BenchmarkRunner.Run<LifeBenchmarks>(config));
        Report(BenchmarkRunner.Run<CallerBenchmarks>(config));
        return 0;
    }

    // A benchmark whose name ends in Peer is the peer of the one before it.
    private static void Report(Summary summary)
    {
        foreach (var report in summary.Reports)
        {
            var name = report.BenchmarkCase.Descriptor.WorkloadMethod.Name;
            var (row, sample) = name.EndsWith("Peer", StringComparison.Ordinal)
                ? (name[..^"Peer".Length], (Action<string, double>)Samples.Peer)
                : (name, Samples.Ours);
            if (!report.Success || report.ResultStatistics is null)
            {
                throw new InvalidOperationException($"{name} did not run");
            }

            foreach (var nanoseconds in report.ResultStatistics.OriginalValues)
            {
                sample($"{row}, ns", nanoseconds);
            }

            sample($"{row}, bytes", report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0);
        }
    }
}
