namespace ActorLoad.Host.Metering;

/// <summary>How metrics are written down.</summary>
internal enum MetricsForm
{
    /// <summary>OpenMetrics 1.0.</summary>
    OpenMetrics,

    /// <summary>Prometheus's text format 0.0.4, which is what node_exporter's textfile collector reads.</summary>
    Prometheus,
}
