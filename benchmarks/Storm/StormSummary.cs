namespace ActorLoad.Storm;

/// <summary>What came of a storm.</summary>
/// <param name="Milliseconds">From the moment at which all began to the last answer.</param>
/// <param name="Requests">How many were made.</param>
/// <param name="Answered">How many of them got an answer; one that is an error counts.</param>
/// <param name="Unanswered">The others.</param>
/// <param name="Answers">The answers to <c>Load</c>, equal ones together.</param>
/// <param name="Errors">Everything else that was heard, and how often.</param>
/// <param name="ExitStatuses">Of the processes: <c>load 0</c>, <c>modprobe 1</c> and so on.</param>
public sealed record StormSummary(
    long Milliseconds,
    int Requests,
    int Answered,
    int Unanswered,
    IReadOnlyList<StormCount> Answers,
    IReadOnlyDictionary<string, int> Errors,
    IReadOnlyDictionary<string, int> ExitStatuses);
