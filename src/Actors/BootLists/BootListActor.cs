using System.Globalization;
using ActorLoad.Actors.Requests;
using ActorLoad.Interop.BootLists;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Kernel;
using Akka.Actor;
using Akka.Event;

namespace ActorLoad.Actors.BootLists;

/// <summary>
/// Asks for everything that the boot lists want, at once: what is needed twice meets in the module's own actor, and no list
/// waits for a slow module of another. The blacklist counts, as it does for systemd-modules-load.
/// </summary>
public sealed class BootListActor : UntypedActor
{
    private readonly IReadOnlyList<BootListEntry> _entries;
    private readonly IActorRef _requests;
    private readonly TimeProvider _clock;
    private readonly long _started;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private BootListProgress _progress;

    /// <summary>For <see cref="Props"/>.</summary>
    public BootListActor(IReadOnlyList<BootListEntry> entries, IActorRef requests, TimeProvider clock)
    {
        (_entries, _requests, _clock) = (entries, requests, clock);
        _started = clock.GetTimestamp();
        _progress = BootListProgress.Of(entries.Count);
    }

    /// <summary>What starts the actor; it stops itself when every entry has its answer.</summary>
    /// <param name="entries">What is wanted.</param>
    /// <param name="requests">The router of requests.</param>
    /// <param name="clock">The time.</param>
    public static Props Props(IReadOnlyList<BootListEntry> entries, IActorRef requests, TimeProvider clock) =>
        Akka.Actor.Props.Create(() => new BootListActor(entries, requests, clock));

    /// <inheritdoc/>
    protected override void PreStart()
    {
        foreach (var entry in _entries)
        {
            _requests.Tell(new LoadRequest(
                new RequestKey(entry.Spec, Parameters: string.Empty, ResolveFlags.UseBlacklist, InstallDepth: 0),
                new Requester(RequesterKind.BootList, Pid: 0, Uid: 0, Comm: $"{entry.File}:{entry.Line.ToString(CultureInfo.InvariantCulture)}"),
                new EntrySink(Self, entry),
                _clock.GetTimestamp()));
        }
    }

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case EntryAnswered answered:
                Take(answered);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Take(EntryAnswered answered)
    {
        _progress = _progress.With(answered.Answer?.Outcome);
        if (Problem(answered) is { } problem)
        {
            _log.Warning("{File}:{Line}: {Spec}: {Problem}", answered.Entry.File, answered.Entry.Line, answered.Entry.Spec, problem);
        }

        if (_progress.IsOver)
        {
            _log.Info(
                "boot lists done modules={Total} ready={Ready} blacklisted={Skipped} failed={Failed} ms={Milliseconds}",
                _progress.Total, _progress.Ready, _progress.Skipped, _progress.Failed,
                _clock.GetElapsedTime(_started).TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture));
            Context.Stop(Self);
        }
    }

    private static string? Problem(EntryAnswered answered) => answered.Answer switch
    {
        null => answered.Refusal == Refusal.Stopping ? "not loaded, the service is stopping" : "not loaded, install commands call each other in a circle",
        { Outcome: Outcome.Unmet } => "there is no such module",
        { Outcome: Outcome.Failed } failed => $"not loaded, {Errno.Name(failed.Errno)}",
        _ => null,
    };
}
