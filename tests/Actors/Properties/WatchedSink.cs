using ActorLoad.Actors.Requests;

namespace ActorLoad.Actors.Tests.Properties;

/// <summary>A requester in a schedule.</summary>
internal sealed class WatchedSink(Func<string, bool> wasLive) : IAnswerSink
{
    public bool IsGone { get; set; }

    public int Times { get; private set; }

    public Answer? Answer { get; private set; }

    /// <summary>The daemon died while this one waited; the client falls back.</summary>
    public bool IsLost { get; set; }

    /// <summary>Names that the answer calls live and that were not.</summary>
    public List<string> Lies { get; } = [];

    public void Complete(Answer answer)
    {
        Times++;
        Answer = answer;
        Lies.AddRange(answer.LiveNames.Where(name => !wasLive(name)));
    }

    public void Refuse(Refusal reason) => Times++;
}
