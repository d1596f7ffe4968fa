using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ActorLoad.Interop.Index;

/// <summary>
/// What libkmod says it would do: the entries of one dry run, in order, each holding a reference to its module.
/// libkmod's callback has no user data, therefore the list in use belongs to the thread.
/// </summary>
internal sealed unsafe class ProbeLog : IDisposable
{
    [ThreadStatic]
    private static List<Entry>? _current;

    private ProbeLog(List<Entry> entries, int result) => (Entries, Result) = (entries, result);

    /// <summary>One action.</summary>
    /// <param name="Module">The module; the log holds a reference.</param>
    /// <param name="IsCommand">Whether its install command takes the place of the insertion.</param>
    /// <param name="Options">Its options as libkmod joined them: with a space at the end if there are any.</param>
    public readonly record struct Entry(nint Module, bool IsCommand, string Options);

    /// <summary>The actions.</summary>
    public List<Entry> Entries { get; }

    /// <summary>0; negative: an errno; positive: the flag that stopped it (blacklist).</summary>
    public int Result { get; }

    /// <summary>Lets libkmod go through its insertion of <paramref name="module"/> without doing it.</summary>
    public static ProbeLog Run(nint module, Libkmod.Probe flags)
    {
        var entries = new List<Entry>();
        _current = entries;
        var result = Libkmod.ProbeInsert(
            module, flags | Libkmod.Probe.DryRun | Libkmod.Probe.IgnoreLoaded, null, 0, 0, &Collect);
        _current = null;
        return new ProbeLog(entries, result);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var entry in Entries)
            Libkmod.UnrefModule(entry.Module);
        Entries.Clear();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Collect(nint module, byte install, byte* options) =>
        _current!.Add(new Entry(Libkmod.Ref(module), install != 0, Libkmod.Text(options) ?? ""));
}
