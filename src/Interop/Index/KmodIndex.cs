using ActorLoad.Interop.Kernel;

namespace ActorLoad.Interop.Index;

/// <summary>
/// The module index through libkmod, the library of modprobe itself. What a spec resolves to is libkmod's decision,
/// taken from a dry run of its own insertion. <see cref="Resolve"/> belongs to one caller at a time;
/// <see cref="Generation"/> may be read by any thread.
/// </summary>
public sealed class KmodIndex : IModuleIndex, IDisposable
{
    /// <summary>kmod's own folders, in its order (modprobe.d(5)); the first of equally named files wins.</summary>
    public static IReadOnlyList<string> DefaultConfigDirectories { get; } =
        ["/etc/modprobe.d", "/run/modprobe.d", "/usr/local/lib/modprobe.d", "/lib/modprobe.d"];

    // depmod replaces some ten files one after the other; each may spoil one attempt.
    private const int MaxAttempts = 16;

    private readonly ChangeWatch _watch = new();
    private readonly IReadOnlyList<string>? _configDirectories;
    private KmodContext? _context;
    private IndexException? _problem;
    private long _openedAt;

    /// <summary>Makes one; the files are read at the first <see cref="Resolve"/>.</summary>
    /// <param name="modulesDirectory">Where depmod's files are, for instance <c>/lib/modules/6.1.0-43-amd64</c>.</param>
    /// <param name="configDirectories">Folders or files of modprobe.d in order; null for kmod's own.</param>
    /// <exception cref="IOException">The kernel gives no inotify instance or watch.</exception>
    public KmodIndex(string modulesDirectory, IReadOnlyList<string>? configDirectories = null)
    {
        ModulesDirectory = Path.TrimEndingDirectorySeparator(Path.GetFullPath(modulesDirectory));
        _configDirectories = configDirectories is null ? null : [.. configDirectories.Select(Path.GetFullPath)];
        Watch();
    }

    /// <summary>The modules directory, absolute, with its symbolic links as given.</summary>
    public string ModulesDirectory { get; }

    /// <summary>The folders or files of modprobe.d, absolute.</summary>
    public IReadOnlyList<string> ConfigDirectories => _configDirectories ?? DefaultConfigDirectories;

    /// <inheritdoc/>
    public long Generation => _watch.Generation;

    /// <inheritdoc/>
    public Resolution Resolve(string spec, ResolveFlags flags)
    {
        var generation = _watch.Generation;
        if (!SpecText.Fits(spec))
        {
            return SpecText.IsPath(spec)
                ? new Resolution(spec, LookupSource.None, [], generation, Errno.ENAMETOOLONG, "the path is too long or contains a NUL character")
                : new Resolution(spec, LookupSource.None, [], generation);
        }

        try
        {
            var context = Current(ref generation);
            return context.Resolve(spec, flags, generation);
        }
        catch (IndexException e)
        {
            return new Resolution(spec, LookupSource.None, [], generation, e.Errno, e.Message);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _context?.Dispose();
        _watch.Dispose();
    }

    private void Watch() =>
        _watch.Watch([WatchedPlace.Indexes(ModulesDirectory), .. ConfigDirectories.Select(WatchedPlace.Config)]);

    /// <summary>
    /// The context of the current generation. libkmod maps the index files, and one that is truncated in place while
    /// it is mapped would end the process; so the watch is asked just before each use, and between the check of the
    /// files and their first use.
    /// </summary>
    private KmodContext Current(ref long generation)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            if (generation == _openedAt)
                return _context ?? throw _problem!;
            Open(generation);
            generation = _watch.Generation;
        }

        throw new IndexException(
            Errno.EAGAIN, $"the indexes in {ModulesDirectory} or the configuration change all the time: is depmod running?");
    }

    private void Open(long generation)
    {
        _context?.Dispose();
        (_context, _problem, _openedAt) = (null, null, 0);
        Watch();
        _openedAt = generation;
        try
        {
            _context = KmodContext.Open(ModulesDirectory, _configDirectories);
        }
        catch (IndexException e)
        {
            _problem = e;
        }
        catch (DllNotFoundException e)
        {
            _problem = new IndexException(
                Errno.ENOSYS, $"libkmod.so.2 cannot be loaded: install kmod's library (Debian: libkmod2): {e.Message}");
        }
    }
}
