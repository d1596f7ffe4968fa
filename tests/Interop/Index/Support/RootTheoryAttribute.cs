namespace ActorLoad.Interop.Tests.Index.Support;

/// <summary>A test that needs mount(2).</summary>
public sealed class RootTheoryAttribute : TheoryAttribute
{
    public RootTheoryAttribute()
    {
        if (!Environment.IsPrivilegedProcess)
            Skip = "needs root: it mounts another /proc/cmdline for itself";
    }
}
