using ActorLoad.Actors.Modules;
using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Kernel;
using ActorLoad.Rpc;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Host.Rpc;

/// <summary>Answers of the actors as replies on the wire. Requests that share an answer share its bytes. Thread-safe.</summary>
internal static class AnswerEncoding
{
    private static readonly EncodedReply Stopping = Replies.Error(Faults.Stopping());

    /// <summary>The reply of an answer; encoded once.</summary>
    public static EncodedReply Of(Answer answer)
    {
        if (answer.Encoded is EncodedReply reply)
        {
            return reply;
        }

        reply = Replies.Load(new LoadReply(
            Outcome(answer.Outcome), Role(answer.Role), [.. answer.Modules.Select(module => Module(module.Answer, module.Requested))]));
        answer.Encoded = reply;
        return reply;
    }

    /// <summary>The reply of a refusal.</summary>
    public static EncodedReply Of(Refusal refusal, LoadParameters load) => refusal switch
    {
        Refusal.InstallLoop => Replies.Error(Faults.InstallLoop(load.Spec, load.InstallDepth)),
        _ => Stopping,
    };

    private static ModuleReply Module(ModuleAnswer answer, bool requested) => new(
        answer.Name,
        answer.Path,
        Outcome(answer.Outcome),
        Role(answer.Role),
        requested,
        answer.Errno,
        answer.Errno == 0 ? null : Errno.Name(answer.Errno),
        Stage(answer.Stage),
        answer.Detail,
        answer.ParametersIgnored,
        answer.ConflictsWith);

    private static WireOutcome Outcome(Outcome outcome) => outcome switch
    {
        Actors.Requests.Outcome.Live => WireOutcome.Live,
        Actors.Requests.Outcome.Builtin => WireOutcome.Builtin,
        Actors.Requests.Outcome.Blacklisted => WireOutcome.Blacklisted,
        Actors.Requests.Outcome.Commanded => WireOutcome.Commanded,
        Actors.Requests.Outcome.Unmet => WireOutcome.Unmet,
        Actors.Requests.Outcome.TimedOut or Actors.Requests.Outcome.Abandoned => WireOutcome.TimedOut,
        _ => WireOutcome.Failed,
    };

    private static WireRole Role(Role role) => role switch
    {
        Actors.Requests.Role.Leader => WireRole.Leader,
        Actors.Requests.Role.Joined => WireRole.Joined,
        Actors.Requests.Role.Live => WireRole.Live,
        Actors.Requests.Role.Remembered => WireRole.Remembered,
        Actors.Requests.Role.Builtin => WireRole.Builtin,
        Actors.Requests.Role.Blacklisted => WireRole.Blacklisted,
        _ => WireRole.Unmet,
    };

    private static WireStage Stage(LoadStage stage) => stage switch
    {
        LoadStage.Open => WireStage.Open,
        LoadStage.Unpack => WireStage.Unpack,
        LoadStage.Insert => WireStage.Insert,
        LoadStage.Command => WireStage.Command,
        LoadStage.Dependency => WireStage.Dependency,
        _ => WireStage.None,
    };
}
