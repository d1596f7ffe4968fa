using System.Runtime.InteropServices;

namespace ActorLoad.Actors.Modules;

/// <summary>Names one step of one plan within a run of the service.</summary>
/// <param name="Run">The plan: the number of the request that it was made for.</param>
/// <param name="Place">Which of its matches and which step of that, as one number.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct StepToken(long Run, int Place)
{
    private const int IndexBits = 16;

    /// <summary>From 0.</summary>
    public int Match => Place >> IndexBits;

    /// <summary>Within the match, from 0.</summary>
    public int Index => Place & ((1 << IndexBits) - 1);

    /// <summary>This step.</summary>
    internal static StepToken Of(long run, int match, int index) => new(run, (match << IndexBits) | index);
}
