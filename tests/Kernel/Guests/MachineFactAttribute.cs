namespace ActorLoad.Kernel.Tests.Guests;

/// <summary>A boot of a whole machine, whose disk only root can make: skipped, with the reason, for others, and but in <c>./test --all</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MachineFactAttribute : FactAttribute
{
    public MachineFactAttribute() => Skip = Everything.Reason ?? (Environment.UserName == "root" ? null : "root makes the machine's disk");
}
