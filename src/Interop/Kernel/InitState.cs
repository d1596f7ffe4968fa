namespace ActorLoad.Interop.Kernel;

/// <summary>
/// What the kernel says of a module name: the text of <c>/sys/module/NAME/initstate</c>
/// (kernel/module/sysfs.c, <c>show_initstate</c>), or what its absence means.
/// </summary>
public enum InitState
{
    /// <summary>The kernel has no module of this name, and it is not built in as far as sysfs tells.</summary>
    Absent,

    /// <summary>Its init function is running.</summary>
    Coming,

    /// <summary>Loaded and usable.</summary>
    Live,

    /// <summary>It is being removed.</summary>
    Going,

    /// <summary>Part of the kernel image: <c>/sys/module/NAME</c> exists without <c>initstate</c>.</summary>
    Builtin,
}
