namespace ActorLoad.Host.Rpc;

/// <summary>Where the events of a subscription go.</summary>
public interface IEventSink
{
    /// <summary>Whether there is room for an event, so that nobody need make one that is not taken.</summary>
    bool HasRoom { get; }

    /// <summary>Counts an event that was not made, for want of room.</summary>
    void Miss();

    /// <summary>Hands over an event, a JSON object. Any thread; never blocks: what a slow reader has no room for is counted.</summary>
    void Offer(ReadOnlyMemory<byte> json);
}
