using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ActorLoad.Actors.Journal;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using ActorLoad.Host.Configuration;
using ActorLoad.Host.Metering;
using ActorLoad.Host.Service;
using ActorLoad.Host.Tests.Journal;
using ActorLoad.Host.Tests.Rpc;
using ActorLoad.Interop.Kernel;
using ActorLoad.Rpc;
using ActorLoad.Rpc.Messages;
using Akka.Actor;
using Akka.TestKit.Xunit2;

namespace ActorLoad.Host.Tests.Metering;

/// <summary>Names and syntax are those of OpenMetrics, read by Prometheus's own Python client.</summary>
public sealed class MetricsDeskSpec() : TestKit(HangGuard.TestKit)
{
    private static readonly Identity Machine = new("machine", "boot", "6.1", "1.2.3");
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actorload-metrics");

    [Fact]
    public async Task Text_should_be_what_a_reader_of_OpenMetrics_takes_and_say_what_the_ledger_says()
    {
        await using var desk = Start(new MetricsOptions(Enabled: true, TextFile: null, Collector: null, Short));
        var text = await WholeTextAsync(desk);

        // 7000 requests of the storm, a load that became live in 1.5 s and one that the kernel refused in 20 ms.
        var read = await ReadAsync("openmetrics", text);
        Assert.Equal(7000, read.Where(sample => sample.Name == "actorload_requests_total").Sum(sample => sample.Value));
        Assert.Equal(7000, read.Where(sample => sample.Name == "actorload_request_wait_seconds_count").Sum(sample => sample.Value));
        Assert.Equal(1.5, Of(read, "actorload_load_duration_seconds_sum", "errno=0"));
        Assert.Equal(0.02, Of(read, "actorload_load_duration_seconds_sum", "errno=ENODEV"));
        Assert.Equal(0, Of(read, "actorload_load_duration_seconds_bucket", "errno=0,le=1.0"));
        Assert.Equal(1, Of(read, "actorload_load_duration_seconds_bucket", "errno=0,le=3.0"));
        Assert.Equal(1, Of(read, "actorload_load_duration_seconds_bucket", "errno=0,le=+Inf"));
        Assert.Equal(3000, Of(read, "actorload_load_file_bytes_total", ""));
        Assert.Equal(1, Of(read, "actorload_coldplugs_total", "reason=a \"b\"\\c"));
        Assert.Equal(1, Of(read, "actorload_connections", ""));

        // One live, two duplicates, one that the kernel merged and so read nothing, one whose init failed; each file has 4000 bytes.
        Assert.Equal(
            [("fate=duplicate,source=udev", 2), ("fate=failed,source=udev", 1), ("fate=live,source=udev", 1), ("fate=merged,source=udev", 1)],
            read.Where(sample => sample.Name == "actorload_observed_calls_total").Select(sample => (sample.Labels, sample.Value)).Order());
        Assert.Equal(8000, Of(read, "actorload_observed_file_bytes_total", "fate=duplicate"));
        Assert.Equal(12_000, read.Where(sample => sample.Name == "actorload_observed_file_bytes_total").Sum(sample => sample.Value));
        Assert.Equal(12, Of(read, "actorload_observed_lost_total", ""));
    }

    [Fact]
    public async Task File_should_be_whole_and_one_that_node_exporter_reads()
    {
        var file = Path.Combine(_folder.FullName, "actorload.prom");
        await using (Start(new MetricsOptions(Enabled: true, file, Collector: null, Short)))
        {
            await AwaitConditionAsync(() => Task.FromResult(File.Exists(file)), HangGuard.Limit, HangGuard.Look);
        }

        var text = await File.ReadAllTextAsync(file);
        Assert.Contains("# TYPE actorload_requests_total counter\n", text);
        Assert.DoesNotContain("# EOF", text);
        Assert.Contains(await ReadAsync("parser", text), sample => sample is { Name: "actorload_journal_written_total", Value: 1 });
        Assert.Equal([file], _folder.GetFiles().Select(left => left.FullName));
    }

    [Fact]
    public async Task Collector_should_be_told_at_the_end_at_the_latest()
    {
        using var collector = new HttpListener();
        var port = FreePort();
        collector.Prefixes.Add($"http://localhost:{port}/");
        collector.Start();
        var call = collector.GetContextAsync();
        await using (Start(new MetricsOptions(Enabled: true, TextFile: null, new Uri($"http://localhost:{port}"), Short)))
        {
            var context = await call.WaitAsync(HangGuard.Limit);
            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            context.Response.Close();
            Assert.Equal("/v1/metrics", context.Request.Url!.AbsolutePath);
            Assert.Equal("application/x-protobuf", context.Request.ContentType);
            Assert.Contains("actorload.requests", Encoding.Latin1.GetString(body.ToArray()));
        }
    }

    [Fact]
    public async Task Every_instrument_should_be_in_the_documentation_and_no_other()
    {
        await using var desk = Start(new MetricsOptions(Enabled: true, TextFile: null, Collector: null, Short));
        var text = await WholeTextAsync(desk);
        var named = Regex.Matches(text, "^# TYPE (?<name>\\S+) ", RegexOptions.Multiline, HangGuard.Limit).Select(match => match.Groups["name"].Value).ToList();
        var rows = File.ReadLines(Path.Combine(Top(), "docs", "metrics.md")).Where(line => line.StartsWith("| `actorload.", StringComparison.Ordinal));
        var documented = rows.Select(row => row.Split('|', StringSplitOptions.TrimEntries)).Select(cells =>
            cells[1].Trim('`').Replace('.', '_') + cells[3] switch { "s" => "_seconds", "bytes" => "_bytes", _ => string.Empty });
        Assert.Equal(documented.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _folder.Delete(recursive: true);
    }

    private static async Task<StatusReply> StatusAsync(CancellationToken gone) => await new FakeLoader().StatusAsync(gone) with
    {
        Modules = new Dictionary<string, long> { ["live"] = 3 },
        Uevents = new Uevents(5, 4, 3, 0, 0, new Dictionary<string, long>(), 0, 0, null),
    };

    // The last event that is told is the kernel's request.
    private async Task<string> WholeTextAsync(MetricsDesk desk)
    {
        var text = string.Empty;
        await AwaitConditionAsync(
            async () =>
            {
                text = await desk.TextAsync(MetricsForm.OpenMetrics, CancellationToken.None);
                return text.Contains("actorload_kernel_asks_total 1\n");
            },
            HangGuard.Limit,
            HangGuard.Look);
        return text;
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static double Of(IEnumerable<Sample> samples, string name, string labels) =>
        Assert.Single(samples, sample => sample.Name == name && sample.Labels == labels).Value;

    private static string Top()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "ActorLoad.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }

    // python3-prometheus-client of Debian; its parser of OpenMetrics refuses what is not.
    private static async Task<List<Sample>> ReadAsync(string parser, string text)
    {
        var program = $$"""
            import sys
            from prometheus_client.{{(parser == "parser" ? "parser" : "openmetrics.parser")}} import text_string_to_metric_families as read
            for family in read(sys.stdin.read()):
                for sample in family.samples:
                    print(sample.name, ",".join(f"{k}={v}" for k, v in sorted(sample.labels.items())), sample.value, sep="\t")
            """;
        using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", program])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        await python.StandardInput.WriteAsync(text);
        python.StandardInput.Close();
        var lines = (await python.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await python.WaitForExitAsync();
        Assert.Equal(0, python.ExitCode);
        return [.. lines.Select(line => line.Split('\t')).Select(cells =>
            new Sample(cells[0], cells[1], double.Parse(cells[2], System.Globalization.CultureInfo.InvariantCulture)))];
    }

    // A journal that has everything told already.
    private MetricsDesk Start(MetricsOptions options)
    {
        ILedgerEvent[] events =
        [
            .. Storm.Requests(7000),
            new LoadFinished(Storm.Start, "/m/a.ko", "a", 0, "none", null, 1_500_000, 2000, 0),
            new LoadFinished(Storm.Start, "/m/b.ko", "b", 19, "insert", null, 20_000, 1000, 0),
            new ForeignLoad(Storm.Start, "c", 7),
            new ModuleGone(Storm.Start, "/m/a.ko", "a"),
            new UeventsOverrun(Storm.Start, 1),
            new ColdplugStarted(Storm.Start, "uuid", "a \"b\"\\c"),
            Observed(errno: 0, inserted: true),
            Observed(Errno.EEXIST),
            Observed(Errno.EBUSY),
            Observed(errno: 0),
            Observed(Errno.ENODEV, inserted: true),
            new TraceLost(Storm.Start, 12),
            new KernelAsked(Storm.Start, "net-pf-1", "x", 1, 0, "y", Waits: true),
        ];
        var journal = ActorOf(actor => actor.Receive<SubscribeLedger>((subscribe, _) =>
        {
            foreach (var happened in events)
            {
                subscribe.Subscriber.Tell(happened);
            }
        }));
        return MetricsDesk.Start(Sys, journal, options, Machine, StatusAsync, Log, TimeProvider.System);
    }

    private static ObservedCall Observed(int errno, bool inserted = false) => new(
        Storm.Start, "finit_module", new Requester(RequesterKind.Udev, 311, 0, "(udev-worker)"), 0, "/m/d.ko", "d", errno, inserted, 500, 4000);

    private sealed record Sample(string Name, string Labels, double Value);
}
