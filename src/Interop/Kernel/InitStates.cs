using System.Collections.Concurrent;
using Microsoft.Win32.SafeHandles;
using Tmds.Linux;

namespace ActorLoad.Interop.Kernel;

/// <summary>
/// Module states from sysfs. A file <c>initstate</c> that was once seen live stays open: reading it again is one system call,
/// it does not keep the module from being removed, and after a removal it gives ENODEV for ever, also when a module of the
/// same name comes back (measured on 6.1), so that an old answer cannot be taken for a new one.
/// </summary>
internal sealed class InitStates(string sysRoot, string procRoot) : IDisposable
{
    private const int LongestState = 16;

    private readonly ConcurrentDictionary<string, SafeFileHandle> _live = new(StringComparer.Ordinal);

    internal InitState Get(string name)
    {
        if (!IsFileName(name))
        {
            return InitState.Absent;
        }

        using var file = Posix.OpenRead(StateFile(name), out var errno);
        if (file is not null)
        {
            return Read(file);
        }

        return !Directory.Exists(Folder(name)) ? InitState.Absent : errno switch
        {
            Errno.ENOENT => WithoutStateFile(name),
            // It is there, but this process cannot look at the moment: not absent, which would have it loaded again.
            Errno.EMFILE or Errno.ENFILE or Errno.ENOMEM => InitState.Coming,
            _ => InitState.Absent,
        };
    }

    internal bool IsLive(string name)
    {
        if (_live.TryGetValue(name, out var known))
        {
            if (Read(known) == InitState.Live)
            {
                return true;
            }

            Forget(name, known);
        }

        return IsFileName(name) && LooksLive(name);
    }

    public void Dispose()
    {
        foreach (var (name, file) in _live)
        {
            Forget(name, file);
        }
    }

    private bool LooksLive(string name)
    {
        var file = Posix.OpenRead(StateFile(name), out _);
        if (file is null)
        {
            return false;
        }

        if (Read(file) != InitState.Live)
        {
            file.Dispose();
            return false;
        }

        if (!_live.TryAdd(name, file))
        {
            file.Dispose();
        }

        return true;
    }

    private void Forget(string name, SafeFileHandle file)
    {
        if (_live.TryRemove(new KeyValuePair<string, SafeFileHandle>(name, file)))
        {
            file.Dispose();
        }
    }

    /// <summary>ENODEV and the like: the module goes away while it is looked at.</summary>
    private static InitState Read(SafeFileHandle file)
    {
        Span<byte> text = stackalloc byte[LongestState];
        var count = Posix.Read(file, text, 0, out _);
        return count <= 0 ? InitState.Absent : Parse(text[..count].TrimEnd((byte)'\n'));
    }

    private static InitState Parse(ReadOnlySpan<byte> text) =>
        text.SequenceEqual("live"u8) ? InitState.Live
        : text.SequenceEqual("coming"u8) ? InitState.Coming
        : text.SequenceEqual("going"u8) ? InitState.Going
        : InitState.Absent;

    /// <summary>
    /// A folder without the file: built in, or a loadable module whose folder is just being filled or emptied. The latter is in
    /// /proc/modules for all that time (kernel/module/main.c: complete_formation before mod_sysfs_setup, and
    /// mod_sysfs_teardown before the module becomes unformed).
    /// </summary>
    private InitState WithoutStateFile(string name)
    {
        try
        {
            foreach (var line in File.ReadLines(Path.Combine(procRoot, "modules")))
            {
                if (line.Split(' ') is [var first, _, _, _, var state, ..] && first == name)
                {
                    return state switch { "Live" => InitState.Live, "Loading" => InitState.Coming, _ => InitState.Going };
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A kernel without loadable modules has no such file: what it has is built in.
        }

        return Directory.Exists(Folder(name)) ? InitState.Builtin : InitState.Absent;
    }

    private static bool IsFileName(string name) =>
        name is not ("" or "." or "..") && name.AsSpan().IndexOfAny('/', '\0') < 0;

    private string Folder(string name) => $"{sysRoot}/module/{name}";

    private string StateFile(string name) => $"{sysRoot}/module/{name}/initstate";
}
