using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Observing;
using ActorLoad.Interop.Peers;
using ActorLoad.Interop.Tracing;
using ActorLoad.Interop.Udev;
using ActorLoad.Rpc.Messages;
using Akka.Actor;
using Akka.Event;

namespace ActorLoad.Host.Service;

/// <summary>What the service does where it only looks on. Thread-safe.</summary>
internal sealed class Observation : IDisposable
{
    // For each CPU: some four thousand events, read ten times a second. A coldplug of a small machine has some five thousand in ten seconds.
    private const int BufferKilobytes = 512;

    private readonly ObservedTally _tally = new();
    private readonly TimeProvider _clock;
    private readonly string? _unseen;
    private readonly TraceInstance? _trace;
    private readonly IActorRef _observer = ActorRefs.Nobody;

    private Observation(ActorSystem system, IActorRef journal, TimeProvider clock, ILoggingAdapter log)
    {
        _clock = clock;
        _trace = TraceInstance.Open(ObservedEvents.All, BufferKilobytes, out var problem);
        if (_trace is null)
        {
            _unseen = $"observe: what others load cannot be seen: {problem}";
            log.Error(_unseen);
            journal.Tell(new TraceLost(clock.GetUtcNow(), 0, $"nothing is observed: {problem}"));
            return;
        }

        _observer = system.ActorOf(
            ObserverActor.Props(new ObserverServices(_trace, new SysfsDeviceNames(), new ProcCallerFacts(), journal, clock, _tally)), "observer");
        if (_trace.Without.Count > 0)
        {
            _unseen = $"observe: this kernel traces a part only, so that files, devices or who made the kernel ask are not always known: {string.Join("; ", _trace.Without)}";
            log.Warning(_unseen);
        }

        log.Info("observing what others load; nothing is loaded, and loads are refused");
    }

    /// <summary>What a person should know; null for nothing.</summary>
    public string? Warning => _tally.Ended is { } problem ? $"observe: what others load is no longer seen: {problem}" : _unseen;

    /// <summary>Begins it.</summary>
    public static Observation Start(ActorSystem system, IActorRef journal, TimeProvider clock, ILoggingAdapter log) =>
        new(system, journal, clock, log);

    /// <summary>For <c>Status</c>.</summary>
    public Observed Report() => new(
        _tally.Calls, _tally.Live, _tally.Duplicates, _tally.Failed, _tally.Lost, _trace is not null && !_trace.Without.Any(ObservedEvents.TellsFiles));

    /// <summary>Has the journal told what the trace has until now.</summary>
    /// <param name="patience">How long that may take.</param>
    /// <param name="gone">Ends the wait, because nobody wants it any more.</param>
    /// <returns>What it was not told; null where that is nothing, or was said already.</returns>
    public async Task<TraceLost?> CatchUpAsync(TimeSpan patience, CancellationToken gone) =>
        _observer.IsNobody() || await _observer.TryAskAsync<ReadTrace>(ReadTrace.Instance, patience, gone) is not null
            ? null
            : new TraceLost(_clock.GetUtcNow(), 0, "the service had no time to read the trace to its end");

    /// <inheritdoc/>
    public void Dispose() => _trace?.Dispose();
}
