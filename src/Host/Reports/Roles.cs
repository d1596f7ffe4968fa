using System.Collections.Immutable;

namespace ActorLoad.Host.Reports;

/// <summary>The roles of requests, in the order in which they are told.</summary>
internal static class Roles
{
    internal static ImmutableArray<string> InOrder { get; } = ["leader", "joined", "live", "remembered", "builtin", "blacklisted", "unmet"];
}
