namespace ActorLoad.Interop.Index;

/// <summary>Those options of modprobe(8) that change what a spec resolves to.</summary>
[Flags]
public enum ResolveFlags
{
    /// <summary>None: blacklist for alias hits only, install commands apply.</summary>
    None = 0,

    /// <summary><c>-b</c>: the blacklist applies to module names too.</summary>
    UseBlacklist = 1,

    /// <summary><c>-i</c>: the requested module's install command and softdeps do not apply.</summary>
    IgnoreInstall = 2,
}
