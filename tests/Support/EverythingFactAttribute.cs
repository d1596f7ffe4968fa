namespace ActorLoad.Tests;

/// <summary>A fact that takes longer than ./test may: skipped, with the reason, but in <c>./test --all</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EverythingFactAttribute : FactAttribute
{
    public EverythingFactAttribute() => Skip = Everything.Reason;
}
