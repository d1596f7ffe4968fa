namespace ActorLoad.Interop.Index;

/// <summary>Where libkmod found a spec, in the order in which it looks (libkmod.c, <c>lookup_funcs</c>).</summary>
public enum LookupSource
{
    /// <summary>Nothing provides the spec.</summary>
    None,

    /// <summary>The spec was the path of a file.</summary>
    Path,

    /// <summary>An <c>alias</c> line of modprobe.d.</summary>
    ConfigAlias,

    /// <summary>A module's own name in modules.dep.</summary>
    ModulesDep,

    /// <summary>A symbol in modules.symbols.</summary>
    Symbol,

    /// <summary>An <c>install</c> line of modprobe.d.</summary>
    InstallCommand,

    /// <summary>An alias in modules.alias.</summary>
    ModulesAlias,

    /// <summary>A module built into the kernel (modules.builtin, modules.builtin.modinfo).</summary>
    Builtin,
}
