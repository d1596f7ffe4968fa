namespace ActorLoad.Host.Fleet;

/// <summary>A module that is otherwise on one machine than on most of its peers: those with the same kernel and the same hardware.</summary>
/// <param name="Machine">Machine id.</param>
/// <param name="Name">Host name.</param>
/// <param name="Boot">Its last boot.</param>
/// <param name="Kernel">Kernel release.</param>
/// <param name="Hardware">Vendor, product, architecture.</param>
/// <param name="Module">The module.</param>
/// <param name="What">failed, missing or slower.</param>
/// <param name="Errno">Of a failed one; else 0.</param>
/// <param name="Microseconds">How long its load took here.</param>
/// <param name="Usual">How long it takes with half of the peers at most.</param>
/// <param name="Peers">Machines of this kernel and hardware, this one among them.</param>
/// <param name="Having">Those of them that have the module.</param>
internal sealed record FleetDifference(
    string Machine,
    string Name,
    string Boot,
    string Kernel,
    string Hardware,
    string Module,
    string What,
    int Errno,
    long Microseconds,
    long Usual,
    long Peers,
    long Having);
