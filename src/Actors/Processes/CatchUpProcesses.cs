namespace ActorLoad.Actors.Processes;

/// <summary>Asks <see cref="ProcessActor"/> to look at all that it was told of; it answers with the same when the journal has been told.</summary>
public sealed class CatchUpProcesses
{
    private CatchUpProcesses()
    {
    }

    /// <summary>The only one.</summary>
    public static CatchUpProcesses Instance { get; } = new();
}
