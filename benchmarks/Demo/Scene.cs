using ActorLoad.Storm;

namespace ActorLoad.Demo;

/// <summary>The storms of the demo.</summary>
internal static class Scene
{
    /// <summary>Loaded with kmod's own modprobe before the service starts.</summary>
    public static IReadOnlyList<string> LoadedBefore { get; } = ["dummy", "loop"];

    /// <summary>
    /// A dozen modules that share dependencies, by name, with a dash, and by alias; two that are live already; one that
    /// nothing provides.
    /// </summary>
    public static IReadOnlyList<string> Specs { get; } =
    [
        "nfs", "nfsd", "fs-nfs", "ocfs2", "vport-gre", "vport-vxlan", "ip_vs_ftp", "l2tp_ppp", "sctp_diag", "xfs", "f2fs", "cifs", "tcm_fc",
        .. LoadedBefore, "no-such-module",
    ];

    /// <summary>The storm.</summary>
    public static StormOrder Storm(string socket, string client) =>
        new(socket, Specs) { Requests = 640, Processes = 128, Modprobes = 32, Client = client, TimeLimit = TimeSpan.FromMinutes(3) };

    /// <summary>
    /// Afterwards, when no module becomes live any more: a file outside the module tree, so that nothing tells its dependencies,
    /// and the kernel refuses it for the symbols that it lacks.
    /// </summary>
    public static StormOrder Refused(string socket, string client, string file) =>
        Storm(socket, client) with { Specs = [file], Requests = 40, Processes = 10, Modprobes = 0 };
}
