using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Tmds.Linux;
using static ActorLoad.Interop.Index.Inotify;

namespace ActorLoad.Interop.Index;

/// <summary>
/// Counts the changes of the indexes and of modprobe.d. Every directory on the way to a watched path is watched for the
/// next name of that path, so that folders which do not exist yet, and links that are switched over, count too.
/// Thread-safe.
/// </summary>
internal sealed unsafe class ChangeWatch : IDisposable
{
    private const Mask NameChanges = Mask.Create | Mask.Delete | Mask.MovedFrom | Mask.MovedTo;
    private const Mask ContentChanges = NameChanges | Mask.Modify | Mask.CloseWrite | Mask.DeleteSelf | Mask.MoveSelf;
    private const int BufferSize = 4096;

    private readonly Lock _gate = new();
    private readonly SafeFileHandle _inotify;
    private readonly Dictionary<int, WatchedNames> _watches = [];
    private long _generation = 1;

    /// <summary>Makes one that watches nothing yet.</summary>
    /// <exception cref="IOException">The kernel gives no inotify instance.</exception>
    public ChangeWatch()
    {
        var descriptor = Init(CloseOnExecNonBlocking);
        var errno = Marshal.GetLastPInvokeError();
        if (descriptor < 0)
        {
            throw new IOException(
                $"no inotify instance: {Marshal.GetPInvokeErrorMessage(errno)}; is fs.inotify.max_user_instances used up?");
        }

        _inotify = new SafeFileHandle(descriptor, ownsHandle: true);
    }

    /// <summary>Rises with every change that ended before it is read. One read(2) when nothing happened.</summary>
    public long Generation
    {
        get
        {
            lock (_gate)
            {
                Drain();
                return _generation;
            }
        }
    }

    /// <summary>Watches these places, and nothing else any more. Changes from now on count.</summary>
    /// <param name="places">Directories, or single files, by absolute path; they need not exist.</param>
    /// <exception cref="IOException">The kernel gives no more watches.</exception>
    public void Watch(IEnumerable<WatchedPlace> places)
    {
        lock (_gate)
        {
            Drain();
            var before = new HashSet<int>(_watches.Keys);
            _watches.Clear();
            foreach (var place in places)
                Add(place);
            before.ExceptWith(_watches.Keys);
            foreach (var watch in before)
                _ = RemoveWatch(_inotify, watch);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _inotify.Dispose();

    private void Add(WatchedPlace place)
    {
        var parent = "/";
        foreach (var name in place.Path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            Add(parent, NameChanges, names => names.Add(name));
            parent = parent == "/" ? "/" + name : $"{parent}/{name}";
        }

        Add(place.Path, ContentChanges, names => names.AddAll(place));

        // The events of a directory do not tell of writes through a link's target.
        foreach (var link in place.Links())
            Add(link, ContentChanges, names => names.AddSelf());
    }

    private void Add(string path, Mask mask, Action<WatchedNames> addNames)
    {
        var watch = AddWatch(_inotify, path, mask | Mask.MaskAdd);
        var errno = Marshal.GetLastPInvokeError();
        if (watch < 0)
        {
            if (errno == LibC.ENOENT || errno == LibC.ENOTDIR || errno == LibC.EACCES || errno == LibC.ELOOP)
                return;
            throw new IOException(
                $"{path} cannot be watched: {Marshal.GetPInvokeErrorMessage(errno)}; is fs.inotify.max_user_watches used up?");
        }

        if (!_watches.TryGetValue(watch, out var names))
            _watches[watch] = names = new WatchedNames();
        addNames(names);
    }

    private void Drain()
    {
        var buffer = stackalloc byte[BufferSize];
        while (true)
        {
            var size = (int)Read(_inotify, buffer, BufferSize);
            if (size <= 0)
                return;
            for (var events = new ReadOnlySpan<byte>(buffer, size); events.Length >= EventSize;)
            {
                var length = EventSize + BinaryPrimitives.ReadInt32LittleEndian(events[12..]);
                if (Counts(events[..length]))
                    _generation++;
                events = events[length..];
            }
        }
    }

    private bool Counts(ReadOnlySpan<byte> @event)
    {
        var watch = MemoryMarshal.Read<int>(@event);
        var mask = MemoryMarshal.Read<Mask>(@event[4..]);
        if ((mask & Mask.Overflow) != Mask.None)
            return true;
        if (!_watches.TryGetValue(watch, out var names))
            return false;
        if ((mask & Mask.Ignored) != Mask.None)
            return _watches.Remove(watch);
        var name = @event[EventSize..];
        var end = name.IndexOf((byte)0);
        return names.Match(end < 0 ? name : name[..end]);
    }
}
