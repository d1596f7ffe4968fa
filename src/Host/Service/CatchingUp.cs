using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Processes;
using Akka.Actor;

namespace ActorLoad.Host.Service;

/// <summary>Has the journal told what is still being looked at, before it is read or closed. Thread-safe.</summary>
/// <param name="observation">What reads the kernel's trace; null where nothing is observed.</param>
/// <param name="processes">Who looks at the processes that ask.</param>
internal sealed class CatchingUp(Observation? observation, IActorRef processes)
{
    // All that is to be read is there already; only a processor that has no time for it makes a report wait that long.
    private static readonly TimeSpan ReportPatience = TimeSpan.FromSeconds(30);

    // What /proc has not said by then is not waited for: a process that hangs in the kernel may keep it from saying anything.
    private static readonly TimeSpan ProcessPatience = TimeSpan.FromSeconds(2);

    /// <summary>Before a report. Gives what the journal is not told; null for nothing.</summary>
    public Task<TraceLost?> ForReportAsync(CancellationToken gone) => RunAsync(ReportPatience, gone);

    /// <summary>The same, where the trace may take only so long.</summary>
    public async Task<TraceLost?> RunAsync(TimeSpan tracePatience, CancellationToken gone)
    {
        var untold = observation is null ? null : await observation.CatchUpAsync(tracePatience, gone);
        await processes.TryAskAsync<CatchUpProcesses>(CatchUpProcesses.Instance, ProcessPatience, gone);
        return untold;
    }
}
