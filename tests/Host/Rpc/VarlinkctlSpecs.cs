using System.Diagnostics;

namespace ActorLoad.Host.Tests.Rpc;

/// <summary>systemd's own client against the socket: an independent reader of everything that goes over it.</summary>
public sealed class VarlinkctlSpecs : IAsyncLifetime
{
    /// <summary>The first call of a machine fetches the program, for as long as its network takes; no test waits for that.</summary>
    public Task InitializeAsync() => RunAsync("--version");

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Varlinkctl_should_show_what_the_service_is()
    {
        await using var rpc = new RpcFixture();

        var (output, status) = await RunAsync("info", rpc.Path);

        Assert.Equal(0, status);
        Assert.Contains("Product: ActorLoad", output, StringComparison.Ordinal);
        Assert.Equal((0, "io.actorload.Loader\norg.varlink.service\n"), await SortedAsync("list-interfaces", rpc.Path));
    }

    [Theory]
    [InlineData("io.actorload.Loader", "method Load(")]
    [InlineData("org.varlink.service", "method GetInfo()")]
    public async Task Varlinkctl_should_show_and_accept_the_interfaces(string name, string method)
    {
        await using var rpc = new RpcFixture();

        var (output, status) = await RunAsync("introspect", rpc.Path, name);

        Assert.Equal(0, status);
        Assert.Contains(method, output, StringComparison.Ordinal);
        var text = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(text, output);
            Assert.Equal(0, (await RunAsync("validate-idl", text)).Status);
        }
        finally
        {
            File.Delete(text);
        }
    }

    [Fact]
    public async Task Varlinkctl_should_load()
    {
        await using var rpc = new RpcFixture();

        var (output, status) = await RunAsync("--json=short", "call", rpc.Path, "io.actorload.Loader.Load", "{\"spec\":\"näh\\\\\\\"\"}");

        Assert.Equal(0, status);
        Assert.Equal(
            """{"outcome":"live","role":"live","modules":[{"name":"näh\\\"","outcome":"live","role":"live","requested":true,"errno":0,"stage":"none","parametersIgnored":false}]}""" + "\n",
            output);
    }

    [Fact]
    public async Task Varlinkctl_should_trigger_and_settle()
    {
        await using var rpc = new RpcFixture();

        var trigger = await RunAsync("--json=short", "call", rpc.Path, "io.actorload.Loader.Trigger", "{}");
        var settle = await RunAsync("--json=short", "call", rpc.Path, "io.actorload.Loader.Settle", "{}");
        var more = await RunAsync("--json=short", "--more", "call", rpc.Path, "io.actorload.Loader.Settle", "{\"timeout\":1000}");

        const string Uuid = "34eb4c0d-96a5-49a2-823d-da8ad590467c";
        const string Settled = """{"settled":true,"received":31,"requested":28,"waiting":0,"coldplug":null,"loading":[]}""" + "\n";
        Assert.Equal(
            ($$"""{"uuid":"{{Uuid}}","devices":411,"poked":28,"failed":1,"message":"/sys/x: Permission denied (EACCES)"}""" + "\n", 0), trigger);
        Assert.Equal((Settled, 0), settle);
        Assert.EndsWith(Settled, more.Output, StringComparison.Ordinal);
        Assert.Contains("\"settled\":false", more.Output, StringComparison.Ordinal);
        Assert.Contains("\"reason\":\"trigger\",\"devices\":400,\"poked\":27", more.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Varlinkctl_should_list_the_kernel_s_modules_and_who_loaded_them()
    {
        await using var rpc = new RpcFixture();

        var (output, status) = await RunAsync("--json=short", "call", rpc.Path, "io.actorload.Loader.Modules", "{}");

        Assert.Equal(0, status);
        Assert.Equal(
            """{"modules":[{"name":"xfs","bytes":4096,"references":1,"state":"live","source":"service","requester":"mount[7]","path":"/m/xfs.ko","at":"1970-01-01T00:00:00+00:00","microseconds":1500},"""
            + """{"name":"loop","bytes":40960,"references":0,"state":"live","source":"others","requester":null,"path":null,"at":null,"microseconds":null}]}""" + "\n",
            output);
    }

    [Theory]
    [InlineData("io.actorload.Loader.Settle", "{\"timeout\":0}", "io.actorload.Loader.NotListening")]
    [InlineData("io.actorload.Loader.Settle", "{\"timeout\":-1}", "org.varlink.service.InvalidParameter")]
    [InlineData("io.actorload.Loader.Load", "{\"spec\":\"\"}", "io.actorload.Loader.InvalidSpec")]
    [InlineData("io.actorload.Loader.Load", "{\"spec\":7}", "org.varlink.service.InvalidParameter")]
    [InlineData("io.actorload.Loader.Nope", "{}", "org.varlink.service.MethodNotFound")]
    [InlineData("io.actorload.Loader.Subscribe", "{}", "org.varlink.service.ExpectedMore")]
    public async Task Varlinkctl_should_show_errors(string method, string parameters, string error)
    {
        await using var rpc = new RpcFixture();

        var (output, status) = await RunAsync("call", rpc.Path, method, parameters);

        Assert.NotEqual(0, status);
        Assert.Contains(error, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Varlinkctl_should_follow_events_to_their_end()
    {
        await using var rpc = new RpcFixture();
        var running = RunAsync("--json=short", "call", "--more", rpc.Path, "io.actorload.Loader.Subscribe", "{}");
        await RpcFixture.EventuallyAsync(() => rpc.Loader.Subscribers.Count == 1, "varlinkctl subscribes");
        rpc.Loader.Subscribers.Single().Offer("""{"n":1}"""u8.ToArray());
        rpc.Loader.Subscribers.Single().Offer("""{"n":2}"""u8.ToArray());

        await rpc.Listener.StopAsync(HangGuard.Limit);
        var (output, status) = await running;

        Assert.Contains("{\"event\":{\"n\":1},\"missed\":0}", output, StringComparison.Ordinal);
        Assert.Contains("{\"event\":{\"n\":2},\"missed\":0}", output, StringComparison.Ordinal);
        Assert.Contains("io.actorload.Loader.Stopping", output, StringComparison.Ordinal);
        Assert.NotEqual(0, status);
    }

    private static async Task<(int Status, string Output)> SortedAsync(params string[] arguments)
    {
        var (output, status) = await RunAsync(arguments);
        return (status, string.Join('\n', output.Trim().Split('\n').Order(StringComparer.Ordinal)) + "\n");
    }

    private static async Task<(string Output, int Status)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Script, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["SYSTEMD_PAGER"] = "";
        start.Environment["SYSTEMD_COLORS"] = "0";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (await output + await errors, process.ExitCode);
    }

    private static string Script
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "ActorLoad.sln")))
            {
                folder = folder.Parent!;
            }

            return Path.Combine(folder.FullName, "tests/lab/varlinkctl");
        }
    }
}
