namespace ActorLoad.Interop.Tests.Index.Support;

/// <summary>A test that needs mount(2).</summary>
public sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute()
    {
        if (!Environment.IsPrivilegedProcess)
            Skip = "needs root: it mounts something in a namespace of its own";
    }
}
