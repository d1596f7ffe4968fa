namespace ActorLoad.Interop.Kernel;

/// <summary>The flags of finit_module(2) that a caller may ask for (include/uapi/linux/module.h).</summary>
[Flags]
public enum LoadFlags
{
    /// <summary>No flag.</summary>
    None = 0,

    /// <summary>MODULE_INIT_IGNORE_MODVERSIONS: ignore symbol version hashes.</summary>
    IgnoreModversions = 1,

    /// <summary>MODULE_INIT_IGNORE_VERMAGIC: ignore the kernel version magic.</summary>
    IgnoreVermagic = 2,
}
