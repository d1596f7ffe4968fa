using System.Net.Sockets;
using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Peers;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Host.Rpc;

/// <summary>Who is at the other end of a connection, as of its beginning.</summary>
/// <param name="Pid">Process id; 0 where it is not seen from here.</param>
/// <param name="Uid">User id.</param>
/// <param name="Comm">The process's name, or null if it is gone.</param>
/// <param name="Cgroup">Its cgroup, or null.</param>
/// <param name="MayLoad">Whether it is root of the initial user namespace.</param>
public sealed record Peer(int Pid, long Uid, string? Comm, string? Cgroup, bool MayLoad)
{
    private Requester? _plain;

    /// <summary>Looks at a connection's other end. Reads four files in /proc.</summary>
    public static Peer Of(Socket connection)
    {
        var credentials = PeerCredentials.Of(connection);
        var facts = ProcessFacts.Of(credentials.Pid);
        return new Peer(credentials.Pid, credentials.Uid, facts.Comm, facts.Cgroup, PeerRights.MayLoad(credentials));
    }

    /// <summary>The requester that this peer is, with what it says of itself. The same object for all requests that say nothing.</summary>
    public Requester As(RequesterClaim? claim) => claim is null
        ? _plain ??= new Requester(RequesterKind.Varlink, Pid, (int)Uid, Comm, Cgroup)
        : new Requester(Kind(claim.Kind), Pid, (int)Uid, Comm, Cgroup, claim.Devpath, claim.Subsystem, claim.Seqnum);

    private static RequesterKind Kind(WireRequesterKind kind) => kind switch
    {
        WireRequesterKind.CommandLine => RequesterKind.CommandLine,
        WireRequesterKind.Modprobe => RequesterKind.Modprobe,
        WireRequesterKind.Kernel => RequesterKind.Kernel,
        WireRequesterKind.Udev => RequesterKind.Udev,
        _ => RequesterKind.Varlink,
    };
}
