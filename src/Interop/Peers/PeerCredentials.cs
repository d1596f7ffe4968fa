using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace ActorLoad.Interop.Peers;

/// <summary>
/// Who is at the other end of a Unix socket (SO_PEERCRED, unix(7)): as of its connect(2), whatever it became since, and as seen
/// from this process's namespaces: a user that ours does not know is the overflow uid (65534), a process that ours does
/// not see is pid 0.
/// </summary>
/// <param name="Pid">Process id, or 0.</param>
/// <param name="Uid">Effective user id.</param>
/// <param name="Gid">Effective group id.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct PeerCredentials(int Pid, uint Uid, uint Gid)
{
    // struct ucred and its option, the same on all of the architectures that are supported here.
    internal const int SolSocket = 1;
    internal const int SoPeerCred = 17;

    /// <summary>The credentials of the peer of a connected Unix socket; SocketException if it is none.</summary>
    public static PeerCredentials Of(Socket socket)
    {
        Span<PeerCredentials> answer = stackalloc PeerCredentials[1];
        _ = socket.GetRawSocketOption(SolSocket, SoPeerCred, MemoryMarshal.AsBytes(answer));
        return answer[0];
    }
}
