using ActorLoad.Actors;
using ActorLoad.Actors.Journal;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using ActorLoad.Host.Rpc;
using Akka.Actor;
using Akka.Event;

namespace ActorLoad.Host.Service;

/// <summary>
/// Ends the service in the order in which nothing is lost: no new requests, answers, replies, journal. An actor keeps to the time that it
/// is given; one that broke does not keep the service from ending.
/// </summary>
internal sealed class OrderlyEnd(
    Loader loader, RpcListener listener, CatchingUp catchingUp, KernelCounting counting, IActorRef journal, TimeProvider clock, ILoggingAdapter log)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>Does it.</summary>
    /// <param name="reason">Why, for log and journal.</param>
    /// <param name="within">How long each of it may take (<c>stop.within</c>).</param>
    public async Task RunAsync(string reason, TimeSpan within)
    {
        log.Info("stopping: {Reason}", reason);
        var stopped = await AskAsync<RequestsStopped>(loader.Requests, new StopRequests(within), within);
        await listener.StopAsync(within);
        if (await catchingUp.RunAsync(within, CancellationToken.None) is { } untold)
        {
            journal.Tell(untold);
        }

        await counting.ReadAsync(CountOccasion.Stop, CancellationToken.None);
        journal.Tell(new ServiceStopped(clock.GetUtcNow(), reason));
        var flushed = await AskAsync<JournalFlushed>(journal, new FlushJournal(within), within);
        log.Info(
            "stopped: refused={Refused} journal-complete={Complete} pending={Pending} lost={Lost}",
            stopped?.Refused, flushed?.Complete, flushed?.Status.Pending, flushed?.Status.Lost);
    }

    private async Task<T?> AskAsync<T>(IActorRef actor, object question, TimeSpan within)
        where T : class
    {
        var answer = await actor.TryAskAsync<T>(question, within + Grace, CancellationToken.None);
        if (answer is null)
        {
            log.Error("{Actor} did not answer {Question}", actor.Path.Name, question);
        }

        return answer;
    }
}
