namespace ActorLoad.Kernel.Tests.Guests;

/// <summary>A theory that takes longer than ./test may: it runs only in <c>./test --all</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EverythingTheoryAttribute : TheoryAttribute
{
    public EverythingTheoryAttribute() => Skip = QemuGuest.IsEverythingWanted ? null : "takes long: ./test --all runs it";
}
