namespace ActorLoad.Host.Tests.Journal;

/// <summary>A test that needs a <see cref="SmallDisk"/>; skipped, with the reason, where none can be mounted.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute() => Skip = SmallDisk.Reason;
}
