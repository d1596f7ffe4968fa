using System.Collections.Immutable;

namespace ActorLoad.Actors.Modules;

/// <summary>
/// Tells the kernel's words about our own loads of a module from those about others'. The kernel sends one <c>add</c> for each load,
/// from within the call that loads (do_init_module of kernel/module/main.c), and it may be read before or after the call's answer;
/// and one <c>remove</c> for each removal, which may have been noticed before. Pure.
/// </summary>
/// <param name="Owed">Loads of ours whose <c>add</c> was not seen yet.</param>
/// <param name="Early">SEQNUMs that were seen while a load of ours ran: either that load's, or of somebody who was faster.</param>
/// <param name="Gone">Removals that were noticed, and whose <c>remove</c> was not seen yet.</param>
internal sealed record AddSightings(int Owed, ImmutableArray<long> Early, int Gone)
{
    /// <summary>Nothing seen.</summary>
    public static AddSightings None { get; } = new(0, [], 0);

    /// <summary>An <c>add</c> was read. Gives it back if it is another's load.</summary>
    public (AddSightings Next, ImmutableArray<long> Foreign) Add(long seqnum, bool loading) =>
        Owed > 0 ? (this with { Owed = Owed - 1 }, [])
        : loading ? (this with { Early = Early.Add(seqnum) }, [])
        : (this, [seqnum]);

    /// <summary>A load of ours is over. Gives back those early sightings that were not of it.</summary>
    public (AddSightings Next, ImmutableArray<long> Foreign) Ended(bool loaded) =>
        !loaded ? (this with { Early = [] }, Early)
        : Early.IsEmpty ? (this with { Owed = Owed + 1 }, [])
        : (this with { Early = [] }, Early.RemoveAt(Early.Length - 1));

    /// <summary>The removal was noticed without the kernel's words.</summary>
    public AddSightings FoundGone() => this with { Gone = Gone + 1 };

    /// <summary>A <c>remove</c> was read. Says whether it is news.</summary>
    public (AddSightings Next, bool IsNews) Remove() => Gone > 0 ? (this with { Gone = Gone - 1 }, false) : (this, true);
}
