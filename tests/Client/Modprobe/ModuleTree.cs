using System.Diagnostics;
using System.Text.Json;
using ActorLoad.Client.Tests.Support;

namespace ActorLoad.Client.Tests.Modprobe;

/// <summary>
/// A made module tree with depmod's indexes and a modprobe.d, and a service that knows what is in it, so that kmod's modprobe
/// and the client can be asked the same.
/// </summary>
public sealed class ModuleTree : IAsyncLifetime
{
    public const string Release = "6.1.0-made";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("actorload-tree-");

    public string Root => _root.FullName;

    public string ConfigDirectory => Path.Combine(Root, "modprobe.d");

    public string ModulesDirectory => $"{Root}/lib/modules/{Release}";

    public FakeDaemon Daemon { get; private set; } = null!;

    /// <summary>The words that make kmod use this tree, and the client ask whether the service has it.</summary>
    public string[] Place => ["-d", Root, "-S", Release, "-C", ConfigDirectory];

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory($"{ModulesDirectory}/kernel");
        Directory.CreateDirectory(ConfigDirectory);
        await Module("foo", "alias=al:*", """static const char sym[] __attribute__((section("__ksymtab_strings"), used)) = "foo_call";""");
        await Module("bar", "description=needs foo", "void foo_call(void); void bar_init(void) { foo_call(); }");
        await Module("quux_x", "alias=al:two*");
        await Module("banned", "alias=bl:*");
        await File.WriteAllTextAsync($"{ModulesDirectory}/modules.builtin", "kernel/core_thing.ko\n");
        await File.WriteAllTextAsync($"{ModulesDirectory}/modules.order", "");
        await File.WriteAllTextAsync($"{ConfigDirectory}/made.conf", """
            options foo level=3
            options foo name="a b"
            alias nick bar
            install cmd echo $CMDLINE_OPTS and more
            options cmd y=2
            blacklist banned

            """);
        await Tool("depmod", "-b", Root, Release);
        Daemon = new FakeDaemon(Answer);
    }

    public async Task DisposeAsync()
    {
        await Daemon.DisposeAsync();
        _root.Delete(recursive: true);
    }

    private static async Task Tool(string name, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(name, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{name} failed (apt install kmod gcc): {error}");
    }

    private async Task Module(string name, string information, string code = "")
    {
        var source = $"{Root}/{name}.c";
        await File.WriteAllTextAsync(source, $"""
            #define INFO(n, v) static const char n[] __attribute__((section(".modinfo"), used)) = v;
            INFO(a, "name={name}") INFO(b, "license=GPL") INFO(c, "{information}")
            {code}

            """);
        await Tool("gcc", "-c", "-o", $"{ModulesDirectory}/kernel/{name.Replace('_', '-')}.ko", source);
    }

    private string Answer(string method, JsonElement parameters) => FakeDaemon.Frame(method switch
    {
        "io.actorload.Loader.Status" => Status(),
        "io.actorload.Loader.Explain" => Explain(parameters),
        _ => throw new InvalidOperationException($"a dry run called {method}"),
    });

    private string Status() => $$"""
        {"version":"0","pid":1,"bootId":"","kernelRelease":"{{Release}}","modulesDirectory":"{{ModulesDirectory}}",
        "configDirectories":["{{ConfigDirectory}}"],"uptime":1,"generation":1,"connections":1,"residentBytes":1,"requests":{},"arrived":0,"waiting":0,"failed":0,"abandoned":0,
        "modules":{},"kernelCalls":0,"loading":[],"journal":{"state":"open","path":"","written":0,"pending":0,"lost":0},"warnings":[]}
        """;

    // What stands in the tree and in made.conf, by hand.
    private string Explain(JsonElement parameters)
    {
        var spec = parameters.GetProperty("spec").GetString()!;
        var blacklist = parameters.TryGetProperty("useBlacklist", out var b) && b.GetBoolean();
        var ignoreInstall = parameters.TryGetProperty("ignoreInstall", out var i) && i.GetBoolean();
        var foo = Step("foo", "level=3 name=\\\"a b\\\"");
        var quux = Plan("quux_x", Step("quux_x", ""));
        var command = ignoreInstall
            ? """{"name":"cmd","action":"missing","options":"y=2",""" + Rest
            : """{"name":"cmd","action":"command","command":"echo $CMDLINE_OPTS and more","options":"y=2",""" + Rest;
        var plans = spec.Replace('-', '_') switch
        {
            "foo" => Plan("foo", foo),
            "al:one" => Plan("foo", foo),
            "al:two" => $"{quux},{Plan("foo", foo)}",
            "bar" or "nick" => Plan("bar", $"{foo},{Step("bar", "")}"),
            "quux_x" => quux,
            "cmd" => Plan("cmd", command),
            "core_thing" => Plan("core_thing", """{"name":"core_thing","action":"builtin","options":"",""" + Rest.Replace("absent", "builtin")),
            "banned" when !blacklist => Plan("banned", Step("banned", "")),
            "banned" or "bl:x" => """{"target":"banned","blacklisted":true,"steps":[]}""",
            _ => "",
        };
        return $$"""
            {"source":"modules-dep","decisions":[],"plans":[{{plans}}],"generation":1,"errno":0,"modulesDirectory":"{{ModulesDirectory}}"}
            """;
    }

    private const string Rest = """ "optionSources":[],"required":true,"dependencies":[],"after":[],"state":"absent"}""";

    private static string Plan(string target, string steps) => $$"""{"target":"{{target}}","blacklisted":false,"steps":[{{steps}}]}""";

    private string Step(string name, string options)
    {
        var path = $"{ModulesDirectory}/kernel/{name.Replace('_', '-')}.ko";
        return $$"""{"name":"{{name}}","path":"{{path}}","indexPath":"{{path}}","action":"insert","options":"{{options}}",""" + Rest;
    }
}
