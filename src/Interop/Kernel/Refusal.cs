namespace ActorLoad.Interop.Kernel;

/// <summary>Says in words why the kernel refused a module, where errno alone does not.</summary>
internal static class Refusal
{
    internal static string? Explain(int errno, LoadOrder order, ModuleFormat format, KernelFacts facts, InitState state) => errno switch
    {
        0 => null,
        Errno.EPERM => NotPermitted(order.Name, facts),
        Errno.ENOENT => "unknown symbol: the module needs one that neither the kernel nor a live module has (the kernel log names it)",
        Errno.ENOSYS => "this kernel is built without loadable modules (CONFIG_MODULES)",
        Errno.EEXIST when state is InitState.Absent => "the module's own init function returned this",
        Errno.EEXIST => $"a module of this name is {Word(state)} already",
        Errno.EBUSY => "another load of this name was under way, and failed",
        Errno.ENOKEY => "the module is signed by no key that this kernel trusts, or not at all",
        Errno.EKEYREJECTED => "the module's signature is wrong or required and missing",
        _ when format == ModuleFormat.Empty => "the file is empty",
        Errno.ENOEXEC when format == ModuleFormat.Unknown => "neither an ELF file nor gzip, xz or zstd data",
        Errno.ENOEXEC => "not a module for this kernel: wrong architecture, version magic or ELF structure (the kernel log says which)",
        _ => null,
    };

    private static string NotPermitted(string name, KernelFacts facts)
    {
        if (facts.ModulesDisabled)
        {
            return "kernel.modules_disabled is 1: no module can be loaded until the next boot";
        }

        if (facts.Blacklists(name))
        {
            return "module_blacklist= on the kernel command line names it";
        }

        if (!facts.MayLoadModules)
        {
            return "this process has no CAP_SYS_MODULE";
        }

        return facts.Lockdown is { } mode
            ? $"the kernel is locked down ({mode}) and takes only modules signed by a key that it trusts"
            : "a security module, or the module's own init function, refused (the kernel log may say which)";
    }

    private static string Word(InitState state) => state switch
    {
        InitState.Live => "live",
        InitState.Coming => "coming",
        InitState.Going => "going",
        _ => "built in",
    };
}
