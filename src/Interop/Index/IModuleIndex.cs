namespace ActorLoad.Interop.Index;

/// <summary>
/// The module indexes (modules.dep.bin and its kin) and modprobe.d of one module tree. <c>KmodIndex</c> is the
/// real one, through libkmod.
/// </summary>
public interface IModuleIndex
{
    /// <summary>
    /// Rises when an index or a modprobe.d folder changed. Reading it notices a change that ended before the read.
    /// Any thread; at most one cheap system call.
    /// </summary>
    long Generation { get; }

    /// <summary>Resolves a spec. Reads files; one caller at a time (libkmod is not thread-safe).</summary>
    Resolution Resolve(string spec, ResolveFlags flags);
}
