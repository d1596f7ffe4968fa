using Akka.Event;

namespace ActorLoad.Actors.Plans;

/// <summary>
/// Asks the <see cref="Resolver"/> to read the indexes now. Otherwise the first request waits for that, and everything that comes
/// with it in a boot.
/// </summary>
public sealed class PrepareIndex : IDeadLetterSuppression
{
    /// <summary>The one there is.</summary>
    public static PrepareIndex Instance { get; } = new();

    private PrepareIndex()
    {
    }
}
