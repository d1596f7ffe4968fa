namespace ActorLoad.Interop.Index;

/// <summary>What modprobe would do at one step of a plan.</summary>
public enum StepAction
{
    /// <summary>Insert the module file.</summary>
    Insert,

    /// <summary>Run the install command of modprobe.d in place of inserting.</summary>
    Command,

    /// <summary>Nothing: the module is part of the kernel image.</summary>
    Builtin,

    /// <summary>Nothing can be done: the name has neither file nor builtin (libkmod: ENOENT).</summary>
    Missing,
}
