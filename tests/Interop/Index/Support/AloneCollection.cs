namespace ActorLoad.Interop.Tests.Index.Support;

/// <summary>Tests that measure their whole process, and so run while no other does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
