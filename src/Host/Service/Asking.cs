using Akka.Actor;

namespace ActorLoad.Host.Service;

/// <summary>Questions to actors that may be kept from answering: by the kernel, by a disk, by having ended.</summary>
internal static class Asking
{
    /// <summary>The answer; null if it does not come in time.</summary>
    /// <param name="actor">Who is asked.</param>
    /// <param name="question">What.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="gone">Ends the wait, because nobody wants the answer any more.</param>
    /// <exception cref="OperationCanceledException">Nobody does.</exception>
    public static async Task<T?> TryAskAsync<T>(this IActorRef actor, object question, TimeSpan patience, CancellationToken gone)
        where T : class
    {
        try
        {
            return await actor.Ask<T>(question, patience, gone);
        }
        catch (AskTimeoutException)
        {
            return null;
        }
    }
}
