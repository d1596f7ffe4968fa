namespace ActorLoad.Tests;

/// <summary>A theory that takes longer than ./test may: skipped, with the reason, but in <c>./test --all</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EverythingTheoryAttribute : TheoryAttribute
{
    public EverythingTheoryAttribute() => Skip = Everything.Reason;
}
