using System.Net.Sockets;
using ActorLoad.Actors.Processes;
using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Peers;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Host.Rpc;

/// <summary>Who is at the other end of a connection, as of its beginning.</summary>
/// <param name="Pid">Process id; 0 where it is not seen from here.</param>
/// <param name="Uid">User id.</param>
/// <param name="Process">What /proc said of the process then.</param>
/// <param name="MayLoad">Whether it is root of the initial user namespace.</param>
public sealed record Peer(int Pid, long Uid, ProcessFacts Process, bool MayLoad)
{
    private static readonly PeerRights Rights = new();

    private Requester? _plain;
    private bool _wasSeen;

    /// <summary>The process's name, or null if it is gone.</summary>
    public string? Comm => Process.Stat?.Comm;

    /// <summary>Looks at a connection's other end. Reads four files in /proc.</summary>
    public static Peer Of(Socket connection)
    {
        var credentials = PeerCredentials.Of(connection);
        return new Peer(credentials.Pid, credentials.Uid, ProcessFacts.Of(credentials.Pid), Rights.MayLoad(credentials));
    }

    /// <summary>Tells who this is, once: at the first request. Null from then on, and where the process was gone at once.</summary>
    public ProcessSighting? TakeSighting()
    {
        if (_wasSeen)
        {
            return null;
        }

        _wasSeen = true;
        return Process.Stat is { } stat ? new ProcessSighting(Pid, stat, Process.Exe) : null;
    }

    /// <summary>The requester that this peer is, with what it says of itself. The same object for all requests that say nothing.</summary>
    public Requester As(RequesterClaim? claim)
    {
        _plain ??= new Requester(RequesterKind.Varlink, Pid, (int)Uid, Comm, Process.Cgroup, Started: Process.Stat?.Started);
        return claim is null
            ? _plain
            : _plain with { Kind = Kind(claim.Kind), Devpath = claim.Devpath, Subsystem = claim.Subsystem, Seqnum = claim.Seqnum };
    }

    private static RequesterKind Kind(WireRequesterKind kind) => kind switch
    {
        WireRequesterKind.CommandLine => RequesterKind.CommandLine,
        WireRequesterKind.Modprobe => RequesterKind.Modprobe,
        WireRequesterKind.Kernel => RequesterKind.Kernel,
        WireRequesterKind.Udev => RequesterKind.Udev,
        _ => RequesterKind.Varlink,
    };
}
