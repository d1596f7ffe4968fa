namespace ActorLoad.Host.Rpc;

/// <summary>Where the events of a subscription go.</summary>
public interface IEventSink
{
    /// <summary>Hands over an event, a JSON object. Any thread; never blocks: what a slow reader has no room for is counted.</summary>
    void Offer(ReadOnlyMemory<byte> json);
}
