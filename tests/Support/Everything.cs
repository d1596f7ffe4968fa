namespace ActorLoad.Tests;

/// <summary>What takes longer than ./test may.</summary>
public static class Everything
{
    /// <summary>Whether it is wanted: <c>./test --all</c>.</summary>
    public static bool IsWanted { get; } = Environment.GetEnvironmentVariable("ACTORLOAD_TEST_ALL") is not null;

    /// <summary>Why it is skipped; null if it is not.</summary>
    public static string? Reason => IsWanted ? null : "takes long: ./test --all runs it";
}
