using ActorLoad.Actors.Metering;
using ActorLoad.Host.Configuration;
using ActorLoad.Host.Service;
using ActorLoad.Rpc;
using ActorLoad.Rpc.Messages;
using Akka.Actor;
using Akka.Event;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace ActorLoad.Host.Metering;

/// <summary>Measures the service, and gives what was measured to whoever asks, to a file and to a collector. Thread-safe.</summary>
internal sealed class MetricsDesk : IAsyncDisposable
{
    private const int FarewellMilliseconds = 1000;

    private readonly MetricsOptions _options;
    private readonly Identity _identity;
    private readonly Func<CancellationToken, Task<StatusReply>> _status;
    private readonly ILoggingAdapter _log;
    private readonly TimeProvider _clock;
    private readonly LedgerMeter _meter = new();
    private readonly StatusGauges _gauges;
    private readonly MetricsText _text = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _writing;
    private BaseExportingMetricReader? _reader;
    private MeterProvider? _provider;
    private bool _failed;

    private MetricsDesk(MetricsOptions options, Identity identity, Func<CancellationToken, Task<StatusReply>> status, ILoggingAdapter log, TimeProvider clock)
    {
        (_options, _identity, _status, _log, _clock) = (options, identity, status, log, clock);
        _gauges = new StatusGauges(_meter.Meter);
        _writing = options.TextFile is null && options.Collector is null ? Task.CompletedTask : WriteAsync();
    }

    /// <summary>Begins to measure.</summary>
    /// <param name="system">Where the events are counted.</param>
    /// <param name="journal">Whose events are counted.</param>
    /// <param name="options">What is wanted.</param>
    /// <param name="identity">Of the service.</param>
    /// <param name="status">What is now.</param>
    /// <param name="log">Is told when the file cannot be written.</param>
    /// <param name="clock">The time.</param>
    public static MetricsDesk Start(
        IActorRefFactory system,
        IActorRef journal,
        MetricsOptions options,
        Identity identity,
        Func<CancellationToken, Task<StatusReply>> status,
        ILoggingAdapter log,
        TimeProvider clock)
    {
        var desk = new MetricsDesk(options, identity, status, log, clock);
        system.ActorOf(MeterActor.Props(desk._meter, journal, desk.Listen), "meter");
        return desk;
    }

    /// <summary>Everything that was measured, in this form.</summary>
    public async Task<string> TextAsync(MetricsForm form, CancellationToken gone)
    {
        await _turn.WaitAsync(gone);
        try
        {
            _gauges.Take(await _status(gone));
            _text.Begin(form);
            Volatile.Read(ref _reader)?.Collect();
            return _text.End();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Ends it: file and collector get the last state.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _writing;

        // A collector that does not answer would hold up the end.
        await Task.Run(() => _provider?.Shutdown(FarewellMilliseconds));
        _provider?.Dispose();
        _text.Dispose();
        _meter.Dispose();
        _turn.Dispose();
        _ending.Dispose();
    }

    private void Listen()
    {
        var reader = new BaseExportingMetricReader(_text);
        var builder = Sdk.CreateMeterProviderBuilder()
            .AddMeter(LedgerMeter.Name)
            .ConfigureResource(resource => resource.AddService("actorload", serviceVersion: _identity.Version, serviceInstanceId: _identity.MachineId))
            .AddReader(reader);
        if (_options.Collector is { } collector)
        {
            builder.AddOtlpExporter((exporter, periodic) =>
            {
                exporter.Endpoint = new Uri(collector, "/v1/metrics");
                exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
                periodic.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)_options.Interval.TotalMilliseconds;
            });
        }

        _provider = builder.Build();
        Volatile.Write(ref _reader, reader);
    }

    // What the collector gets of the present is from here, too.
    private async Task WriteAsync()
    {
        using var timer = new PeriodicTimer(_options.Interval, _clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_ending.Token))
            {
                await WriteOnceAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The service ends.
        }
    }

    private async Task WriteOnceAsync()
    {
        try
        {
            var text = await TextAsync(MetricsForm.Prometheus, _ending.Token);
            if (_options.TextFile is { } file)
            {
                Keep(file, text);
            }
        }
        catch (AskTimeoutException)
        {
            // Too busy to say how it is; the next time then.
        }
    }

    // Said once, and once when it works again: it may be so for days.
    private void Keep(string file, string text)
    {
        try
        {
            WholeFile.Write(file, text);
            if (_failed)
            {
                _log.Info("metrics are written to {File} again", file);
            }

            _failed = false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (!_failed)
            {
                _log.Warning("metrics cannot be written to {File}: {Problem} (see metrics.textfile)", file, e.Message);
            }

            _failed = true;
        }
    }
}
