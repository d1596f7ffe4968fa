namespace ActorLoad.Actors.Requests;

/// <summary>Asks the request router for <see cref="RequestCounts"/>.</summary>
public sealed record CountRequests
{
    /// <summary>The only one.</summary>
    public static CountRequests Instance { get; } = new();
}
