using System.Text;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Interop.Tracing;

/// <summary>The folder of a trace instance.</summary>
/// <param name="tracefs">Where tracefs is mounted.</param>
/// <param name="folder">The instance.</param>
internal sealed class TraceFolder(string tracefs, string folder)
{
    private readonly List<string> _without = [];
    private readonly List<string> _probes = [];

    /// <summary>Where its events are read.</summary>
    public string Pipe => $"{folder}/trace_pipe";

    /// <summary>Optional events that are not traced, and why.</summary>
    public IReadOnlyList<string> Without => _without;

    /// <summary>Makes it; one that a killed service left goes first, with all that was switched on in it.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    public void Make(int kilobytes, string clock)
    {
        RemoveFolder();
        Directory.CreateDirectory(folder);
        Write($"{folder}/buffer_size_kb", $"{kilobytes}");
        Write($"{folder}/trace_clock", clock);
    }

    /// <summary>Switches an event on.</summary>
    /// <exception cref="IOException">It is not there, and not optional.</exception>
    public void SwitchOn(TraceEvent traced)
    {
        try
        {
            if (traced.Probe is { } probe)
            {
                MakeProbe(traced.Name, probe);
            }

            if (traced.Filter is { } filter)
            {
                Write($"{folder}/events/{traced.Name}/filter", filter);
            }

            Write($"{folder}/events/{traced.Name}/enable", "1");
        }
        catch (IOException e) when (traced.IsOptional)
        {
            _without.Add($"{traced.Name}: {e.Message}");
        }
    }

    /// <summary>Takes it away with all that was made for it.</summary>
    public void Remove()
    {
        RemoveFolder();
        _probes.ForEach(RemoveProbe);
        _probes.Clear();
    }

    // A killed service leaves its probes, which may be those of another version.
    private void MakeProbe(string name, string probe)
    {
        RemoveProbe(name);
        Write($"{tracefs}/kprobe_events", probe);
        _probes.Add(name);
    }

    private void RemoveProbe(string name) => _ = Posix.Write($"{tracefs}/kprobe_events", Encoding.UTF8.GetBytes($"-:{name}"));

    // Without O_TRUNC, which would take away everybody's probes (kernel/trace/trace_kprobe.c, probes_open).
    private static void Write(string file, string text)
    {
        if (Posix.Write(file, Encoding.UTF8.GetBytes(text)) is not 0 and var errno)
        {
            throw new IOException($"{file}: {Errno.Describe(errno)}");
        }
    }

    // rmdir(2) takes an instance away with all that is in it; in a folder that is none there are files, and it stays.
    private void RemoveFolder()
    {
        try
        {
            Directory.Delete(folder);
        }
        catch (IOException)
        {
            // In use, or gone; the next service takes it over.
        }
        catch (UnauthorizedAccessException)
        {
            // The same.
        }
    }
}
