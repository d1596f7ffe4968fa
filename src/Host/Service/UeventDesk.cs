using ActorLoad.Actors;
using ActorLoad.Actors.Modules;
using ActorLoad.Actors.Requests;
using ActorLoad.Actors.Uevents;
using ActorLoad.Host.Configuration;
using ActorLoad.Interop.Uevents;
using ActorLoad.Rpc.Messages;
using Akka.Actor;
using Akka.Event;

namespace ActorLoad.Host.Service;

/// <summary>The calls that are about uevents, turned into messages to the actors. Thread-safe.</summary>
internal sealed class UeventDesk(IActorRef coldplug, UeventTally tally, Loader loader, LoadsUnderWay loads, TimeProvider clock)
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Begins to read the kernel's uevents, and asks all devices again where that is wanted.</summary>
    public static UeventDesk Start(
        IActorRefFactory system, UeventSocket socket, Loader loader, LoadsUnderWay loads, IActorRef journal, ColdplugOptions options, TimeProvider clock, ILoggingAdapter log, CancellationToken stop)
    {
        var tally = new UeventTally();
        var coldplug = system.ActorOf(
            ColdplugActor.Props(new UeventServices(socket, new SysfsDevices(), loader.Requests, loader.Modules, journal, clock, tally, stop)), "coldplug");
        if (options.AtStart)
        {
            coldplug.Tell(new TriggerColdplug(ColdplugReason.Start));
        }

        log.Info("listening to the kernel's uevents, with {Bytes} bytes to keep unread ones in", socket.ReceiveBuffer);
        return new UeventDesk(coldplug, tally, loader, loads, clock);
    }

    /// <summary>Who knows when all is settled.</summary>
    public IActorRef Coldplug => coldplug;

    /// <summary>Carries out <c>Trigger</c>.</summary>
    public async Task<TriggerReply> TriggerAsync(CancellationToken gone)
    {
        var walked = await coldplug.Ask<ColdplugWalked>(new TriggerColdplug(ColdplugReason.Trigger), Timeout.InfiniteTimeSpan, gone);
        var progress = walked.Walk.Progress;
        return new TriggerReply(walked.Walk.Uuid, progress.Devices, progress.Poked, progress.Failed, progress.Problem);
    }

    /// <summary>Carries out <c>Settle</c>.</summary>
    /// <param name="timeout">After which to answer in any case; null for never.</param>
    /// <param name="progress">Is told how far it is; says whether anybody still wants to know.</param>
    /// <param name="gone">Ends it.</param>
    public async Task<SettleReply> SettleAsync(TimeSpan? timeout, Func<SettleReply, bool> progress, CancellationToken gone)
    {
        var token = new object();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(gone);
        var settled = coldplug.Ask<Settled>(new AwaitSettled(token), Timeout.InfiniteTimeSpan, leaving.Token);
        var began = clock.GetTimestamp();
        try
        {
            while (true)
            {
                var left = timeout - clock.GetElapsedTime(began) ?? ProgressInterval;
                var pause = left < ProgressInterval ? left : ProgressInterval;
                if (pause > TimeSpan.Zero && await Task.WhenAny(settled, Task.Delay(pause, clock, gone)) == settled)
                {
                    await settled;
                }

                var reply = await ReplyAsync(settled.IsCompletedSuccessfully, gone);
                if (reply.Settled || pause <= TimeSpan.Zero || !progress(reply))
                {
                    return reply;
                }
            }
        }
        finally
        {
            coldplug.Tell(new LeaveSettled(token));
            await leaving.CancelAsync();
        }
    }

    /// <summary>The counts, for <c>Status</c>.</summary>
    public ActorLoad.Rpc.Messages.Uevents Report()
    {
        var counts = tally.Snapshot();
        return new(
            counts.Received,
            counts.Requested,
            counts.Coalesced,
            counts.Waiting,
            counts.Modules,
            counts.Refused.ToDictionary(kind => Word(kind.Key), kind => kind.Value),
            counts.Overruns,
            counts.Coldplugs,
            Describe(counts.Walk));
    }

    private async Task<SettleReply> ReplyAsync(bool settled, CancellationToken gone)
    {
        var requests = await loader.Requests.Ask<RequestCounts>(CountRequests.Instance, Patience, gone);
        var counts = tally.Snapshot();
        return new SettleReply(
            settled,
            counts.Received,
            counts.Requested,
            counts.Waiting,
            Describe(counts.Walk),
            LoadingReport.Of(loads, requests, clock));
    }

    private static Coldplug? Describe(ColdplugWalk? walk) => walk is null
        ? null
        : new Coldplug(walk.Uuid, Word(walk.Reason), walk.Progress.Devices, walk.Progress.Poked);

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
