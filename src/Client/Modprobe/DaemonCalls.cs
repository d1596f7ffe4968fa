using ActorLoad.Client.Connection;
using ActorLoad.Rpc;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Client.Modprobe;

/// <summary>The calls of one modprobe run, one after another: with <c>-a</c> the order of the modules is the caller's.</summary>
/// <param name="connection">To the service.</param>
/// <param name="call">The command line.</param>
/// <param name="caller">The kind of requester, and how deep in install commands.</param>
internal sealed class DaemonCalls(DaemonConnection connection, ModprobeCall call, CallerIdentity caller)
{
    /// <summary>Loads a spec.</summary>
    public LoadReply Load(string spec, string? parameters)
    {
        connection.Send(LoadCall.Write(new LoadParameters(spec)
        {
            Parameters = parameters,
            UseBlacklist = call.UseBlacklist,
            IgnoreInstall = call.IgnoreInstall,
            FirstTime = call.FirstTime,
            InstallDepth = caller.InstallDepth,
            Requester = caller.Claim,
        }).Span);
        return LoadAnswer.Read(Reply.Read(connection.Receive()).Parameters);
    }

    /// <summary>What a load of a spec would do. Without the caller's parameters: these are put in by <see cref="PlanText"/>.</summary>
    public ExplainReply Explain(string spec)
    {
        connection.Send(Calls.WriteExplain(
            new ExplainParameters(spec, UseBlacklist: call.UseBlacklist, IgnoreInstall: call.IgnoreInstall)).Span);
        return Reply.Read(connection.Receive()).As(WireJson.Default.ExplainReply);
    }

    /// <summary>Whether the tree and the configuration that the caller names are those of the service.</summary>
    public bool IsOurTree()
    {
        connection.Send(Calls.WriteStatus().Span);
        var status = Reply.Read(connection.Receive()).As(WireJson.Default.StatusReply);
        var namesDirectory = call.Root is not null || call.Version is not null;
        var directory = $"{call.Root}/lib/modules/{call.Version ?? status.KernelRelease}";
        return (!namesDirectory || directory == status.ModulesDirectory)
            && (call.ConfigPaths.IsEmpty || call.ConfigPaths.SequenceEqual(status.ConfigDirectories));
    }
}
