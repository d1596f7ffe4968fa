namespace ActorLoad.Interop.Kernel;

/// <summary>Where a load ended. The same errno means different things at different stages (finit_module(2), open(2)).</summary>
public enum LoadStage
{
    /// <summary>Opening the module file.</summary>
    Open,

    /// <summary>Reading or unpacking the module file in this process.</summary>
    Unpack,

    /// <summary>The kernel's own finit_module(2) or init_module(2).</summary>
    Insert,

    /// <summary>An install command of modprobe.d.</summary>
    Command,

    /// <summary>A module that this one depends on failed; nothing was tried for this one.</summary>
    Dependency,

    /// <summary>No load ended here: the outcome was looked up, or it is not known.</summary>
    None,
}
