using ActorLoad.Actors.Modules;
using ActorLoad.Interop.Kernel;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Host.Service;

/// <summary>Says of every module that the kernel has who loaded it. Thread-safe.</summary>
/// <param name="book">What this service loaded.</param>
/// <param name="loads">What it is loading.</param>
/// <param name="list">The kernel's list.</param>
internal sealed class ModuleReporter(LoadBook book, LoadsUnderWay loads, string list = LiveModules.DefaultFile)
{
    /// <summary>Carries out <c>Modules</c>.</summary>
    public ModulesReply Report()
    {
        // Seen before the kernel's list: one that ends meanwhile is in the book when that is asked.
        var ours = loads.All.Where(load => load.Requester is not null).DistinctBy(load => load.Name).ToDictionary(load => load.Name);
        return new([.. LiveModules.Read(list).Select(module => Describe(module, ours.GetValueOrDefault(module.Name)))]);
    }

    private KernelModule Describe(ListedModule module, LoadUnderWay? underWay)
    {
        var load = book.Find(module.Name);
        var isOurs = load is not null || underWay is not null;
        var source = isOurs ? "service" : book.WasThere(module.Name) ? "before" : "others";
        return new KernelModule(
            module.Name,
            module.Bytes,
            module.References,
            module.State,
            source,
            load?.Requester ?? underWay?.Requester?.Describe(),
            load?.Path ?? underWay?.Path,
            load?.At,
            load?.Microseconds);
    }
}
