using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace ActorLoad.Host.Metering;

/// <summary>
/// Metrics as text. Names are those of the instruments with underscores, the unit behind them, and <c>_total</c> behind counters
/// (https://prometheus.io/docs/specs/om/open_metrics_spec/). For one thread at a time.
/// </summary>
internal sealed class MetricsText : BaseExporter<Metric>
{
    private readonly StringBuilder _text = new();
    private MetricsForm _form;

    /// <summary>Begins anew.</summary>
    public void Begin(MetricsForm form)
    {
        _text.Clear();
        _form = form;
    }

    /// <summary>What was exported since it began.</summary>
    public string End() => _text.Append(_form == MetricsForm.OpenMetrics ? "# EOF\n" : string.Empty).ToString();

    /// <inheritdoc/>
    public override ExportResult Export(in Batch<Metric> batch)
    {
        foreach (var metric in batch)
        {
            Write(metric);
        }

        return ExportResult.Success;
    }

    private void Write(Metric metric)
    {
        var unit = metric.Unit switch { "s" => "seconds", "By" => "bytes", _ => null };
        var name = metric.Name.Replace('.', '_') + (unit is null ? string.Empty : $"_{unit}");
        var (type, sample) = metric.MetricType switch
        {
            MetricType.LongSum or MetricType.DoubleSum => ("counter", $"{name}_total"),
            MetricType.Histogram => ("histogram", name),
            _ => ("gauge", name),
        };

        // Prometheus's older format names the counter itself, OpenMetrics its family.
        var family = _form == MetricsForm.Prometheus ? sample : name;
        Line($"# HELP {family} {metric.Description}");
        Line($"# TYPE {family} {type}");
        if (unit is not null && _form == MetricsForm.OpenMetrics)
        {
            Line($"# UNIT {family} {unit}");
        }

        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            Write(metric.MetricType, sample, point);
        }
    }

    private void Write(MetricType type, string name, in MetricPoint point)
    {
        var labels = Labels(point.Tags);
        switch (type)
        {
            case MetricType.LongSum:
                Sample(name, labels, point.GetSumLong());
                break;
            case MetricType.DoubleSum:
                Sample(name, labels, point.GetSumDouble());
                break;
            case MetricType.DoubleGauge:
                Sample(name, labels, point.GetGaugeLastValueDouble());
                break;
            case MetricType.Histogram:
                Histogram(name, labels, point);
                break;
            default:
                Sample(name, labels, point.GetGaugeLastValueLong());
                break;
        }
    }

    // Buckets hold all that is at most so large.
    private void Histogram(string name, string labels, in MetricPoint point)
    {
        var below = 0L;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            below += bucket.BucketCount;
            var bound = double.IsPositiveInfinity(bucket.ExplicitBound) ? "+Inf" : bucket.ExplicitBound.ToString("0.0##########", CultureInfo.InvariantCulture);
            Sample($"{name}_bucket", Join(labels, $"le=\"{bound}\""), below);
        }

        Sample($"{name}_sum", labels, point.GetHistogramSum());
        Sample($"{name}_count", labels, point.GetHistogramCount());
    }

    private void Sample(string name, string labels, double value) =>
        Line(labels.Length == 0 ? $"{name} {Number(value)}" : $"{name}{{{labels}}} {Number(value)}");

    private void Line(string line) => _text.Append(line).Append('\n');

    private static string Labels(in ReadOnlyTagCollection tags)
    {
        var labels = string.Empty;
        foreach (var (key, value) in tags)
        {
            labels = Join(labels, $"{key}=\"{Escape(Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty)}\"");
        }

        return labels;
    }

    private static string Join(string labels, string label) => labels.Length == 0 ? label : $"{labels},{label}";

    private static string Escape(string text) => text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n");

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
