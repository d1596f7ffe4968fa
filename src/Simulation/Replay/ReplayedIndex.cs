using ActorLoad.Interop.Index;

namespace ActorLoad.Simulation.Replay;

/// <summary>The generation of the indexes as it was; what they held is in the plans, see <see cref="ReplayedResolver"/>.</summary>
internal sealed class ReplayedIndex : IModuleIndex
{
    public long Generation { get; set; }

    public Resolution Resolve(string spec, ResolveFlags flags) => throw new NotSupportedException("A replay has no indexes");
}
