using System.Collections.Immutable;
using ActorLoad.Actors;
using ActorLoad.Actors.Modules;
using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Commands;
using ActorLoad.Interop.Kernel;
using ActorLoad.Simulation;
using Akka.Actor;
using Akka.Configuration;

namespace ActorLoad.InProcess;

/// <summary>What a module costs in memory: the real actors over a simulated kernel, one load of each of many modules.</summary>
internal static class MemoryBench
{
    private const double MiB = 1024 * 1024;

    public static async Task<int> RunAsync(int modules)
    {
        using var system = ActorSystem.Create(
            "memory", ConfigurationFactory.ParseString("akka { loglevel = WARNING, stdout-loglevel = OFF }").WithFallback(ActorsConfig.Default));
        var index = new SimulatedIndex();
        for (var i = 0; i < modules; i++)
        {
            index.Add($"module_{i}", $"module_{i}");
        }

        var loader = Loader.Start(
            system,
            new LoaderParts(
                new SimulatedKernel((_, action) => ThreadPool.QueueUserWorkItem(_ => action())),
                index,
                new LinuxInstallCommands(),
                TimeProvider.System,
                FailurePolicy.Default,
                RequestLimits.Default),
            ActorRefs.Nobody);
        await Ask(loader, "module_0");
        var (heap, resident) = Now();
        for (var i = 1; i < modules; i++)
        {
            await Ask(loader, $"module_{i}");
        }

        var counts = await loader.Modules.Ask<ModuleCounts>(CountModules.Instance);
        var peak = Environment.WorkingSet;
        var (heapAfter, residentAfter) = Now();
        Samples.Ours("resident before, MB", resident / MiB);
        Samples.Ours($"resident with {modules} modules, MB", residentAfter / MiB);
        Samples.Ours($"resident with {modules} modules, before a collection, MB", peak / MiB);
        Samples.Ours("live objects of one module, bytes", (heapAfter - heap) / (double)modules);
        return counts.ByKind.Values.Sum() == modules ? 0 : throw new InvalidOperationException($"{counts} are not {modules} modules");
    }

    private static (long Heap, long Resident) Now()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
        GC.WaitForPendingFinalizers();
        return (GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);
    }

    private static Task<Outcome> Ask(Loader loader, string spec)
    {
        var sink = new Sink();
        loader.Requests.Tell(new LoadRequest(
            new RequestKey(spec, string.Empty, default, InstallDepth: 0),
            new Requester(RequesterKind.Udev, 1, 0, "(udev-worker)"),
            sink,
            TimeProvider.System.GetTimestamp()));
        return sink.Answered;
    }

    private sealed class Sink : IAnswerSink
    {
        private readonly TaskCompletionSource<Outcome> _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<Outcome> Answered => _answered.Task;

        public bool IsGone => false;

        public void Complete(Answer answer) => _answered.SetResult(answer.Outcome);

        public void Refuse(Refusal reason) => _answered.SetException(new InvalidOperationException(reason.ToString()));
    }
}
