using System.Diagnostics;
using ActorLoad.Interop.Tracing;

namespace ActorLoad.Interop.Tests.Tracing;

/// <summary>Over a folder that has what tracefs has; the real one is in MisbehaveSpec.</summary>
public sealed class TraceInstanceSpec : IDisposable
{
    private readonly string _tracing = Directory.CreateTempSubdirectory("actorload-tracing").FullName;

    private string Folder => $"{_tracing}/instances/actorload";

    [Fact]
    public void An_instance_should_switch_on_only_its_events_and_give_whole_lines()
    {
        Make();
        using var writer = new FileStream($"{Folder}/trace_pipe", FileMode.Open, FileAccess.ReadWrite);
        using var instance = TraceInstance.Open([_tracing], ["module/module_request"], out var problem)!;
        Assert.Null(problem);
        Assert.Equal("1", File.ReadAllText($"{Folder}/events/module/module_request/enable"));
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
        Assert.Null(TraceInstance.Open([_tracing], ["module/module_request"], out var problem));
        Assert.Contains("mount -t tracefs", problem);
    }

    [Fact]
    public void A_kernel_without_the_event_should_leave_no_instance_behind()
    {
        Directory.CreateDirectory($"{_tracing}/instances");
        Assert.Null(TraceInstance.Open([_tracing], ["module/no_such_event"], out var problem));
        Assert.Contains("no_such_event", problem);
    }

    public void Dispose() => Directory.Delete(_tracing, recursive: true);

    // What mkdir(2) brings forth in the real one.
    private void Make()
    {
        Directory.CreateDirectory($"{Folder}/events/module/module_request");
        using var mkfifo = Process.Start("mkfifo", $"{Folder}/trace_pipe");
        mkfifo.WaitForExit();
        Assert.Equal(0, mkfifo.ExitCode);
    }
}
