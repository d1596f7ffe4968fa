namespace ActorLoad.Interop.Index.Config;

/// <summary>The commands of modprobe.d(5).</summary>
internal enum ConfigKind
{
    Alias,
    Blacklist,
    Options,
    Install,
    Remove,
    Softdep,
}
