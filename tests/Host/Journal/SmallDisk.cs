using System.Diagnostics;

namespace ActorLoad.Host.Tests.Journal;

/// <summary>A file system of its own, that can be filled and made read-only.</summary>
internal sealed class SmallDisk : IDisposable
{
    private static readonly Lazy<string?> Impossible = new(Try);

    internal SmallDisk(int kilobytes)
    {
        Folder = Directory.CreateTempSubdirectory("actorload-disk").FullName;
        Run("mount", "-t", "tmpfs", "-o", $"size={kilobytes}k,mode=0755", "actorload-test", Folder);
    }

    /// <summary>Why there can be none here; null if there can.</summary>
    internal static string? Reason => Impossible.Value;

    internal string Folder { get; }

    internal string Journal => Path.Combine(Folder, "journal.db");

    private string Filler => Path.Combine(Folder, "filler");

    internal void Fill()
    {
        using var filler = File.OpenWrite(Filler);
        var block = new byte[4096];
        try
        {
            while (true)
            {
                filler.Write(block);
                filler.Flush(flushToDisk: true);
            }
        }
        catch (IOException)
        {
            // full
        }
    }

    internal void MakeRoom() => File.Delete(Filler);

    internal void MakeReadOnly() => Run("mount", "-o", "remount,ro", Folder);

    internal void MakeWritable() => Run("mount", "-o", "remount,rw", Folder);

    public void Dispose()
    {
        Run("umount", "-l", Folder);
        Directory.Delete(Folder);
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {said}");
        }
    }

    private static string? Try()
    {
        try
        {
            new SmallDisk(64).Dispose();
            return null;
        }
        catch (InvalidOperationException e)
        {
            return $"needs the right to mount a tmpfs: {e.Message}";
        }
    }
}
