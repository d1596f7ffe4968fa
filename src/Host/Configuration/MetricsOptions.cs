namespace ActorLoad.Host.Configuration;

/// <summary>The keys under <c>actorload.metrics</c>.</summary>
/// <param name="Enabled">Whether anything is measured.</param>
/// <param name="TextFile">The file for node_exporter's textfile collector; null for none.</param>
/// <param name="Collector">Where OTLP goes; null for nowhere.</param>
/// <param name="Interval">How often.</param>
internal sealed record MetricsOptions(bool Enabled, string? TextFile, Uri? Collector, TimeSpan Interval);
