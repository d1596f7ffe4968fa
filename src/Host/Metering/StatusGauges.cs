using System.Diagnostics.Metrics;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Host.Metering;

/// <summary>What is now, as instruments: from the last status that was taken. Thread-safe.</summary>
internal sealed class StatusGauges
{
    private StatusReply? _status;

    /// <summary>Makes the instruments.</summary>
    public StatusGauges(Meter meter)
    {
        Gauge("actorload.requests.waiting", "{request}", "Requests that wait now.", status => status.Waiting);
        Gauge("actorload.loads.inflight", "{load}", "Loads that the kernel has not answered yet.", status => status.Loading.Count);
        Gauge("actorload.connections", "{connection}", "Open connections.", status => status.Connections);
        Gauge("actorload.memory.resident", "By", "Resident memory of the service.", status => status.ResidentBytes);
        Gauge("actorload.uptime", "s", "How long this run of the service has lasted.", status => status.Uptime / 1000);
        Gauge("actorload.journal.pending", "{event}", "Events that are not on disk yet.", status => status.Journal.Pending);
        Gauge("actorload.warnings", "{warning}", "Warnings of 'actorload status'.", status => status.Warnings.Count);
        Count("actorload.kernel.calls", "{call}", "Calls of finit_module(2) and init_module(2).", status => status.KernelCalls);
        Count("actorload.journal.written", "{event}", "Events written.", status => status.Journal.Written);
        Count("actorload.journal.lost", "{event}", "Events that were lost while the journal was down.", status => status.Journal.Lost);
        Count("actorload.uevents.received", "{uevent}", "Events of the kernel that were read.", status => status.Uevents?.Received);
        meter.CreateObservableGauge(
            "actorload.modules",
            () => Volatile.Read(ref _status)?.Modules.Select(state => new Measurement<long>(state.Value, new KeyValuePair<string, object?>("state", state.Key))) ?? [],
            "{module}",
            "Modules that the service has had to do with, by state.");

        void Gauge(string name, string unit, string description, Func<StatusReply, long> value) =>
            meter.CreateObservableGauge(name, () => Measure(value), unit, description);

        void Count(string name, string unit, string description, Func<StatusReply, long?> value) =>
            meter.CreateObservableCounter(name, () => Measure(value), unit, description);
    }

    /// <summary>Takes another status.</summary>
    public void Take(StatusReply status) => Volatile.Write(ref _status, status);

    private IEnumerable<Measurement<long>> Measure(Func<StatusReply, long> value) => Measure(status => (long?)value(status));

    private IEnumerable<Measurement<long>> Measure(Func<StatusReply, long?> value) =>
        Volatile.Read(ref _status) is { } status && value(status) is { } now ? [new Measurement<long>(now)] : [];
}
