namespace ActorLoad.Actors.Requests;

/// <summary>Names one request within one run of the service; rises with arrival.</summary>
/// <param name="Value">1 and up.</param>
public readonly record struct RequestId(long Value)
{
    /// <inheritdoc/>
    public override string ToString() => $"#{Value}";
}
