using System.Diagnostics;
using System.Text;
using System.Text.Json;
using ActorLoad.Client.Connection;
using ActorLoad.Client.Modprobe;
using ActorLoad.Client.Native;
using ActorLoad.Rpc;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Client.Commands;

/// <summary><c>actorload load</c>: several specs are asked for at once, on one connection.</summary>
internal static class LoadCommand
{
    // Calls that wait for their answers at a time: far fewer than the service allows one peer.
    private const int Window = 16;

    private const int GraceMilliseconds = 1000;

    /// <summary>Runs it.</summary>
    /// <param name="arguments">Behind <c>load</c>.</param>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        var load = LoadArguments.Parse(arguments, out var fault);
        if (load.Help)
        {
            return Help.Show(Help.Load);
        }

        return fault is null
            ? DaemonCommand.Run(connection => Load(connection, load), PatienceOf(load))
            : Help.Misuse(fault, "actorload load --help");
    }

    // The service keeps the time limit itself; past the grace it hangs.
    private static Patience? PatienceOf(LoadArguments load) =>
        load.Timeout is { } timeout ? Patience.Of(TimeSpan.FromMilliseconds(timeout + (long)GraceMilliseconds)) : null;

    private static int Load(DaemonConnection connection, LoadArguments load)
    {
        long? deadline = PatienceOf(load) is { } patience
            ? Stopwatch.GetTimestamp() + (long)(patience.Busy.TotalSeconds * Stopwatch.Frequency)
            : null;
        var parameters = ModuleParameters.Join(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(load.Parameters));
        var sent = 0;
        var success = true;
        for (var answered = 0; answered < load.Specs.Count; answered++)
        {
            for (; sent < Math.Min(load.Specs.Count, answered + Window); sent++)
            {
                connection.Send(Call(load, load.Specs[sent], parameters).Span);
            }

            success &= Tell(load, load.Specs[answered], connection.Receive(deadline));
        }

        return success ? ExitStatus.Done : ExitStatus.Failed;
    }

    private static ReadOnlyMemory<byte> Call(LoadArguments load, string spec, string? parameters) =>
        LoadCall.Write(new LoadParameters(spec)
        {
            Parameters = parameters,
            UseBlacklist = load.UseBlacklist,
            IgnoreInstall = load.IgnoreInstall,
            FirstTime = load.FirstTime,
            Retry = load.Retry,
            ForceModversion = load.Force,
            ForceVermagic = load.Force,
            Timeout = load.Timeout,
            Requester = new RequesterClaim(WireRequesterKind.CommandLine),
        });

    private static bool Tell(LoadArguments load, string spec, ReadOnlySpan<byte> frame)
    {
        Reply reply;
        LoadReply answer;
        try
        {
            reply = Reply.Read(frame);
            answer = LoadAnswer.Read(reply.Parameters);
        }
        catch (VarlinkException e) when (e.Error != ErrorNames.BadCall)
        {
            // The service refused this spec; the others have their own answers.
            Output.WriteError($"actorload: {spec}: {e.Message}\n");
            if (load.Json)
            {
                Output.Write(Json(spec, Encoding.UTF8.GetBytes(
                    $"{{\"error\":\"{JsonEncodedText.Encode(e.Error)}\",\"parameters\":{e.Parameters ?? "{}"}}}")));
            }

            return false;
        }

        Output.Write(load.Json ? Json(spec, reply.Parameters) : LoadText.Lines(spec, answer));
        return answer.Outcome is WireOutcome.Live or WireOutcome.Builtin
            && answer.Modules.All(static m => !m.Requested || m.Errno == 0);
    }

    // The answer's object, with the spec as its first member.
    private static string Json(string spec, ReadOnlySpan<byte> members) =>
        $"{{\"spec\":\"{JsonEncodedText.Encode(spec)}\",{Encoding.UTF8.GetString(members.TrimStart((byte)' ')[1..])}\n";
}
