namespace ActorLoad.Host.Tests;

/// <summary>
/// How long a test waits for what should be there at once. It only ends a test that hangs: a machine may stand still for half a minute, and
/// nothing is wrong then.
/// </summary>
internal static class HangGuard
{
    internal static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>How often it looks meanwhile; without it the TestKit looks ten times in all.</summary>
    internal static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>The same for Akka's TestKit, whose own is three seconds.</summary>
    internal const string TestKit = "akka.test { single-expect-default = 5m, default-timeout = 5m, filter-leeway = 5m }";
}
