using ActorLoad.Host.Configuration;

namespace ActorLoad.Host.Service;

/// <summary>Which machine, which boot, which version: what the ledger and the status say of themselves.</summary>
/// <param name="MachineId">/etc/machine-id (machine-id(5)); "unknown" where there is none, as in many an initramfs.</param>
/// <param name="BootId">/proc/sys/kernel/random/boot_id (random(4)).</param>
/// <param name="KernelRelease">As uname -r says it.</param>
/// <param name="Version">Of the service.</param>
internal sealed record Identity(string MachineId, string BootId, string KernelRelease, string Version)
{
    private const string MachineIdFile = "/etc/machine-id";
    private const string BootIdFile = "/proc/sys/kernel/random/boot_id";

    /// <summary>The stream of this boot in the journal.</summary>
    public string PersistenceId => $"{MachineId}/{BootId}";

    /// <summary>The boot that this process runs in.</summary>
    public static string ThisBoot { get; } = File.ReadAllText(BootIdFile).Trim();

    /// <summary>Reads it.</summary>
    public static Identity Read() => new(
        File.Exists(MachineIdFile) && File.ReadAllText(MachineIdFile).Trim() is { Length: > 0 } id ? id : "unknown",
        ThisBoot,
        RunningKernel.Release,
        Startup.Version);
}
