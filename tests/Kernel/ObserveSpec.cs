using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ActorLoad.Kernel.Tests.Guests;

namespace ActorLoad.Kernel.Tests;

/// <summary>
/// What the service says of a coldplug by Debian's udevd that it only looks on, against what a trace of the test's own says, and, for the
/// devices, what udevd says of itself in its debug log.
/// </summary>
public sealed partial class ObserveSpec
{
    [Fact]
    public Task Every_call_of_udevds_coldplug_should_be_told_with_its_requester_device_and_bus() => PlayAsync("bookworm", cpus: 2, own: false);

    [EverythingTheory]
    [InlineData("bookworm", 8, false)]
    [InlineData("trixie", 4, true)]
    public Task Every_call_should_be_told_on_many_cpus_and_on_a_kernel_that_merges_calls(string suite, int cpus, bool own) => PlayAsync(suite, cpus, own);

    private static async Task PlayAsync(string suite, int cpus, bool own)
    {
        var share = Directory.CreateTempSubdirectory("actorload-observe");
        try
        {
            string[] udevd = ["--tool", "udevadm", .. Files("/lib/systemd/systemd-udevd", "/lib/udev/rules.d/80-drivers.rules", "/lib/udev/rules.d/50-udev-default.rules")];
            if (own)
            {
                var overlay = await Lab.RunAsync("debian-udev", [suite]);
                Assert.True(overlay.ExitStatus == 0, overlay.Errors);
                udevd = ["--overlay", overlay.Lines[^1]];
            }

            var run = await QemuGuest.RunAsync(
                "observe.sh", ["--suite", suite, "--cpus", $"{cpus}", "--memory", "3G", "--time", "2400", "--coldplug", "--service", .. udevd], [], share.FullName);
            run.Succeeded();
            Assert.Contains("helper /sbin/modprobe", run.Lines);
            Assert.Contains("refused 1 not-loaded", run.Lines);
            Assert.Contains("fallback 0 loaded", run.Lines);
            Assert.Contains("left 0 0", run.Lines);
            using var report = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(share.FullName, "report.json")));
            var observed = report.RootElement.GetProperty("observed");
            JudgeCounts(observed, Truth(Path.Combine(share.FullName, "truth")), run);
            JudgeCalls(observed, Loading(Path.Combine(share.FullName, "udevd.log")));
        }
        finally
        {
            share.Delete(recursive: true);
        }
    }

    private static void JudgeCounts(JsonElement observed, List<long> results, GuestRun run)
    {
        var calls = observed.GetProperty("calls").GetInt64();
        Assert.True(calls == results.Count && !observed.GetProperty("mayMissCalls").GetBoolean(), $"{results.Count} calls, told: {calls}\n{run.Output}\n{run.Errors}");
        var vain = observed.GetProperty("inVainCalls").EnumerateArray().ToList();
        Assert.Equal(
            results.Where(result => result != 0).Select(result => Interop.Kernel.Errno.Name((int)-result)).Order(),
            vain.Select(call => call.GetProperty("errnoName").GetString()).OfType<string>().Order());
        Assert.Equal(
            results.Count(result => result == 0),
            observed.GetProperty("live").GetInt64() + observed.GetProperty("merged").GetInt64());
        var duplicates = observed.GetProperty("duplicates").GetInt64();
        Assert.True(duplicates > 0, "udevd's workers did not meet");
        Assert.Equal(duplicates, vain.Count(call => call.GetProperty("fate").GetString() is "duplicate" or "merged"));
    }

    private static void JudgeCalls(JsonElement observed, ILookup<string, string> loading)
    {
        var places = new Dictionary<string, int>();
        var calls = observed.GetProperty("inVainCalls").EnumerateArray().Where(call => call.GetProperty("source").GetString() == "udev").ToList();
        Assert.All(calls, call =>
        {
            Assert.NotNull(call.GetProperty("name").GetString());
            Assert.NotNull(call.GetProperty("bus").GetString());
            Assert.True(call.GetProperty("fileBytes").GetInt64() > 0);
            var device = call.GetProperty("device").GetString()!;
            var worker = Worker().Match(call.GetProperty("requester").GetString()!);
            Assert.True(worker.Success && device.StartsWith('/'), $"{call}");

            // In the order in which that worker was at them.
            var pid = worker.Groups["pid"].Value;
            var place = loading[pid].ToList().IndexOf(Path.GetFileName(device), places.GetValueOrDefault(pid));
            Assert.True(place >= 0, $"udevd's worker {pid} was not at {device} then: {call}");
            places[pid] = place;
        });
        Assert.Contains(calls, call => call.GetProperty("device").GetString()!.Contains("/virtio", StringComparison.Ordinal));

        // The kernel's helper, and the one by hand, are told from udevd.
        var sources = observed.GetProperty("by").GetProperty("source").EnumerateArray().ToDictionary(
            group => group.GetProperty("key").GetString()!, group => group.GetProperty("calls").GetInt64());
        Assert.True(sources["kernel"] > 0 && sources["modprobe"] > 0 && sources["commandLine"] > 0, string.Join(", ", sources));
    }

    // What each call returned: the last number of "sys_finit_module -> 0xffffffffffffffef".
    private static List<long> Truth(string file) =>
    [
        .. File.ReadLines(file)
            .Select(line => Result().Match(line))
            .Where(match => match.Success)
            .Select(match => unchecked((long)ulong.Parse(match.Groups["result"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture))),
    ];

    // Which worker loaded for which devices, in its order.
    private static ILookup<string, string> Loading(string file) =>
        File.ReadLines(file).Select(line => AtWork().Match(line)).Where(match => match.Success).ToLookup(match => match.Groups["pid"].Value, match => match.Groups["device"].Value);

    [GeneratedRegex(@"sys_f?init_module -> 0x(?<result>[0-9a-f]+)$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Result();

    [GeneratedRegex(@"^\(udev-worker\)\[(?<pid>\d+)\]$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Worker();

    // "(116) virtio3: Running built-in command "kmod load"".
    [GeneratedRegex(@"\((?<pid>\d+)\) (?<device>[^ ]+): Running built-in command ""kmod load", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AtWork();

    private static IEnumerable<string> Files(params IEnumerable<string> files) => files.SelectMany(file => (string[])["--file", file]);
}
