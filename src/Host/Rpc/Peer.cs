using System.Net.Sockets;
using ActorLoad.Interop.Peers;

namespace ActorLoad.Host.Rpc;

/// <summary>Who is at the other end of a connection, as of its beginning.</summary>
/// <param name="Pid">Process id; 0 where it is not seen from here.</param>
/// <param name="Uid">User id.</param>
/// <param name="Comm">The process's name, or null if it is gone.</param>
/// <param name="Cgroup">Its cgroup, or null.</param>
/// <param name="MayLoad">Whether it is root of the initial user namespace.</param>
public sealed record Peer(int Pid, long Uid, string? Comm, string? Cgroup, bool MayLoad)
{
    /// <summary>Looks at a connection's other end. Reads four files in /proc.</summary>
    public static Peer Of(Socket connection)
    {
        var credentials = PeerCredentials.Of(connection);
        var facts = ProcessFacts.Of(credentials.Pid);
        return new Peer(credentials.Pid, credentials.Uid, facts.Comm, facts.Cgroup, PeerRights.MayLoad(credentials));
    }
}
