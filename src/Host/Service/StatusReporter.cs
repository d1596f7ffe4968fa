using ActorLoad.Actors;
using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Journal;
using ActorLoad.Actors.Modules;
using ActorLoad.Actors.Requests;
using ActorLoad.Host.Cpus;
using ActorLoad.Host.Fleet;
using ActorLoad.Host.Preloading;
using ActorLoad.Interop.Kernel;
using ActorLoad.Interop.Udev;
using ActorLoad.Rpc.Messages;
using Akka.Actor;
using FleetMessage = ActorLoad.Rpc.Messages.Fleet;
using JournalStatus = ActorLoad.Actors.Journal.JournalStatus;

namespace ActorLoad.Host.Service;

/// <summary>Gathers the state of the service. Thread-safe.</summary>
internal sealed class StatusReporter(
    Loader loader, Parts parts, UeventDesk? uevents, Identity identity, Func<int> connections, IReadOnlyList<string> takes, IActorRef? fleet,
    Observation? observation, Preloader? preloader, ProcessorRoom room, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly long _started = clock.GetTimestamp();

    /// <summary>Carries out <c>Status</c>.</summary>
    public async Task<StatusReply> ReportAsync(CancellationToken gone)
    {
        var requests = loader.Requests.Ask<RequestCounts>(CountRequests.Instance, Patience, gone);
        var modules = loader.Modules.Ask<ModuleCounts>(CountModules.Instance, Patience, gone);
        var journal = loader.Journal.Ask<JournalStatus>(GetJournalStatus.Instance, Patience, gone);
        var shipping = fleet?.Ask<FleetStatus>(GetFleetStatus.Instance, Patience, gone);
        return Reply(await requests, await modules, await journal, shipping is null ? null : await shipping);
    }

    private StatusReply Reply(RequestCounts requests, ModuleCounts modules, JournalStatus journal, FleetStatus? shipping) => new(
        identity.Version,
        Environment.ProcessId,
        identity.BootId,
        identity.KernelRelease,
        parts.Index.ModulesDirectory,
        parts.Index.ConfigDirectories,
        (long)clock.GetElapsedTime(_started).TotalMilliseconds,
        parts.Index.Generation,
        connections(),
        Environment.WorkingSet,
        requests.ByRole.ToDictionary(role => Word(role.Key), role => role.Value),
        requests.Arrived,
        requests.Waiting,
        requests.Failed,
        requests.Abandoned,
        modules.ByKind.ToDictionary(kind => Word(kind.Key), kind => (long)kind.Value),
        parts.Loader.Calls.Total,
        LoadingReport.Of(parts.Loader.Loads, requests, clock),
        new(Word(journal.State), journal.Path, journal.Written, journal.Pending, journal.Lost, journal.Detail),
        uevents?.Report(),
        [.. Warnings(journal, shipping)],
        takes,
        shipping is { Server: var server, State: var s } ? new FleetMessage(server, s.Shipped, s.Pending, s.Failures, s.Contact, s.Problem) : null,
        observation is null ? BootMode.Converge : BootMode.Observe,
        observation?.Report(),
        preloader?.Report(),
        new Processors(room.Share.Machine, room.Share.Kept, room.Share.Measured));

    private IEnumerable<string> Warnings(JournalStatus journal, FleetStatus? shipping)
    {
        if (journal.Detail is { } detail)
        {
            yield return $"journal: {detail}";
        }

        if (journal.Lost > 0)
        {
            yield return $"journal: {journal.Lost} events were lost";
        }

        if (shipping?.State.Problem is { } trouble)
        {
            yield return $"fleet: {shipping.Server}: {trouble}; {shipping.State.Failures} attempts failed, the local journal keeps what waits";
        }

        if (room.Problem is { } refused)
        {
            yield return $"processors: the service runs on all of them: {refused}";
        }

        if (observation is { Warning: { } unseen })
        {
            yield return unseen;
        }

        if (observation is null && UdevDaemon.IsThere && UdevRules.ThatLoad(UdevRules.Folders) is [var rule, ..])
        {
            yield return $"udev: udevd loads modules on its own, beside this service: {rule.File}:{rule.Number}: {rule.Text} "
                + "(see UDEV in /etc/actorload/doors.conf)";
        }

        if (takes.Count > 0 && KernelHelper.Path is { Length: > 0 } helper && !KernelHelper.IsClient(helper))
        {
            yield return $"kernel: kernel.modprobe is {helper}: what the kernel asks for goes past this service (see KERNEL in /etc/actorload/doors.conf)";
        }

        if (parts.Kernel.ModulesDisabled)
        {
            yield return "kernel: modules_disabled is 1; no module can be loaded until the next boot";
        }
    }

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
