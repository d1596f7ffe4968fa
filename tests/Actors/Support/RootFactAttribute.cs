namespace ActorLoad.Actors.Tests.Support;

/// <summary>A test that writes to this machine's sysfs.</summary>
public sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            Skip = "needs root: it has the kernel announce devices again";
        }
    }
}
