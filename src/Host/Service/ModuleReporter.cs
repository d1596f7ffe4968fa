using ActorLoad.Actors.Modules;
using ActorLoad.Interop.Kernel;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Host.Service;

/// <summary>Says of every module that the kernel has who loaded it. Thread-safe.</summary>
/// <param name="book">What this service loaded.</param>
/// <param name="list">The kernel's list.</param>
internal sealed class ModuleReporter(LoadBook book, string list = LiveModules.DefaultFile)
{
    /// <summary>Carries out <c>Modules</c>.</summary>
    public ModulesReply Report() => new([.. LiveModules.Read(list).Select(Describe)]);

    private KernelModule Describe(ListedModule module)
    {
        var load = book.Find(module.Name);
        var source = load is not null ? "service" : book.WasThere(module.Name) ? "before" : "others";
        return new KernelModule(
            module.Name, module.Bytes, module.References, module.State, source, load?.Requester, load?.Path, load?.At, load?.Microseconds);
    }
}
