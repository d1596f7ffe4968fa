using System.Diagnostics;
using ActorLoad.Interop.Tracing;

namespace ActorLoad.Interop.Tests.Tracing;

/// <summary>Over a folder that has what tracefs has; the real one is in MisbehaveSpec.</summary>
public sealed class TraceInstanceSpec : IDisposable
{
    private readonly string _tracing = Directory.CreateTempSubdirectory("actorload-tracing").FullName;

    private static readonly string[] Files =
    [
        "kprobe_events", "instances/actorload/buffer_size_kb", "instances/actorload/trace_clock",
        "instances/actorload/events/module/module_request/enable", "instances/actorload/events/module/module_request/filter",
        "instances/actorload/events/actorload/open/enable", "instances/actorload/events/actorload/open/filter",
    ];

    private string Folder => $"{_tracing}/instances/actorload";

    [Fact]
    public void An_instance_should_switch_on_only_its_events_and_give_whole_lines()
    {
        Make();
        using var writer = new FileStream($"{Folder}/trace_pipe", FileMode.Open, FileAccess.ReadWrite);
        using var instance = TraceInstance.Open([_tracing], [new("module/module_request")], 32, out var problem)!;
        Assert.Null(problem);
        Assert.Equal("1", File.ReadAllText($"{Folder}/events/module/module_request/enable"));
        Assert.Equal("32", File.ReadAllText($"{Folder}/buffer_size_kb"));
        Assert.Equal("mono", File.ReadAllText($"{Folder}/trace_clock"));
        Assert.Empty(instance.Read());

        writer.Write("one\ntw"u8);
        writer.Flush();
        Assert.Equal(["one"], instance.Read());
        writer.Write("o\n"u8);
        writer.Flush();
        Assert.Equal(["two"], instance.Read());
    }

    [Fact]
    public void Without_tracefs_there_should_be_none_and_what_to_do_be_said()
    {
        Assert.Null(TraceInstance.Open([_tracing], [new("module/module_request")], 32, out var problem));
        Assert.Contains("mount -t tracefs", problem);
    }

    [Fact]
    public void A_kernel_without_the_event_should_leave_no_instance_behind()
    {
        Make();
        Assert.Null(TraceInstance.Open([_tracing], [new("module/no_such_event")], 32, out var problem));
        Assert.Contains("no_such_event", problem);
    }

    [Fact]
    public void A_probe_should_be_made_and_filtered_and_what_others_made_be_kept()
    {
        Make();
        File.WriteAllText($"{_tracing}/kprobe_events", new string(' ', 100) + "p:others/probe vfs_read");
        TraceEvent[] events = [new("actorload/open", "path ~ \"*.ko\"", "p:actorload/open do_filp_open"), new("actorload/none", IsOptional: true)];
        using var writer = new FileStream($"{Folder}/trace_pipe", FileMode.Open, FileAccess.ReadWrite);
        using var instance = TraceInstance.Open([_tracing], events, 512, out _)!;
        Assert.Equal("path ~ \"*.ko\"", File.ReadAllText($"{Folder}/events/actorload/open/filter"));
        Assert.Equal("1", File.ReadAllText($"{Folder}/events/actorload/open/enable"));
        Assert.Contains("actorload/none: ", Assert.Single(instance.Without));

        // Not emptied before it is written, which in the real one takes everybody's probes away.
        var probes = File.ReadAllText($"{_tracing}/kprobe_events");
        Assert.StartsWith("p:actorload/open do_filp_open", probes);
        Assert.EndsWith("p:others/probe vfs_read", probes);
    }

    public void Dispose() => Directory.Delete(_tracing, recursive: true);

    // What mkdir(2) brings forth in the real one.
    private void Make()
    {
        Directory.CreateDirectory($"{Folder}/events/module/module_request");
        Directory.CreateDirectory($"{Folder}/events/actorload/open");
        foreach (var file in Files)
        {
            File.WriteAllText($"{_tracing}/{file}", "");
        }

        using var mkfifo = Process.Start("mkfifo", $"{Folder}/trace_pipe");
        mkfifo.WaitForExit();
        Assert.Equal(0, mkfifo.ExitCode);
    }
}
