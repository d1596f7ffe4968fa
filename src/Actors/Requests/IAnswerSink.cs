namespace ActorLoad.Actors.Requests;

/// <summary>
/// Where the answer to one request goes. Either <see cref="Complete"/> or <see cref="Refuse"/> is called, exactly once, from
/// any thread; neither may block or throw.
/// </summary>
public interface IAnswerSink
{
    /// <summary>Whether nobody waits for the answer any more (the client died).</summary>
    bool IsGone { get; }

    /// <summary>The answer.</summary>
    void Complete(Answer answer);

    /// <summary>There will be no answer.</summary>
    void Refuse(Refusal reason);
}
