namespace ActorLoad.Actors.Uevents;

/// <summary>The reader tells the coldplug that the kernel has dropped events, and that the socket is empty again.</summary>
internal sealed record UeventsLost
{
    public static UeventsLost Instance { get; } = new();
}
