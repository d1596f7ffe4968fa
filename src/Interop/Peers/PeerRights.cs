namespace ActorLoad.Interop.Peers;

/// <summary>
/// Whether a peer may have modules loaded: only root of the initial user namespace may, as with finit_module(2) itself, which
/// asks for CAP_SYS_MODULE there (capable(), not ns_capable(): kernel/module/main.c, may_init_module).
/// </summary>
/// <remarks>
/// This process's own user namespace stands for the initial one: outside it the daemon could not load anything anyway.
/// A uid comes mapped into our namespace, so 0 is our root and nobody else's; a container's root is the uid that it is mapped
/// to, or the overflow uid. What is left is a process with our root's uid in a namespace below ours (unshare --map-root-user,
/// started by root): its namespace is compared where /proc lets us see it. Where it does not (the process is gone, or ours
/// lacks CAP_SYS_PTRACE), the uid decides: such a process could write the files of root as well.
/// </remarks>
/// <param name="procRoot">Where procfs is mounted.</param>
public sealed class PeerRights(string procRoot = ProcFile.Root)
{
    // A process of more than one thread cannot leave its user namespace (setns(2), unshare(2)).
    private readonly string? _ours = UserNamespace("self", procRoot);

    /// <summary>Whether this peer may have modules loaded.</summary>
    public bool MayLoad(PeerCredentials peer) => peer.Uid == 0 && !IsElsewhere(peer.Pid);

    private bool IsElsewhere(int pid) =>
        _ours is not null && pid != 0 && UserNamespace($"{pid}", procRoot) is { } theirs && theirs != _ours;

    /// <summary>"user:[4026531837]", or null if it cannot be seen.</summary>
    private static string? UserNamespace(string process, string procRoot) => ProcFile.Link($"{procRoot}/{process}/ns/user");
}
