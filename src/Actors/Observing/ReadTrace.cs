using Akka.Actor;

namespace ActorLoad.Actors.Observing;

/// <summary>Asks the observer to read now what the trace has. It answers with this, behind what it told the journal.</summary>
public sealed class ReadTrace : INoSerializationVerificationNeeded
{
    private ReadTrace()
    {
    }

    /// <summary>The one there is.</summary>
    public static ReadTrace Instance { get; } = new();
}
