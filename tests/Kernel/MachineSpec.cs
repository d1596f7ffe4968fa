using System.Text.Json;
using ActorLoad.Kernel.Tests.Guests;
using ActorLoad.Rpc;
using ActorLoad.Rpc.Messages;
using Xunit.Abstractions;

namespace ActorLoad.Kernel.Tests;

/// <summary>A whole Debian 12 under QEMU, with the package installed, and again when it is purged.</summary>
public sealed class MachineSpec(ITestOutputHelper output)
{
    private const string Helper = "/usr/lib/actorload/modprobe";
    private const string Kmod = "/sbin/modprobe";

    [MachineFact]
    public async Task Machine_should_boot_with_it_as_its_loader_and_after_a_purge_without_it()
    {
        using var reports = await BootAsync("--initramfs", "none", "--purge", "live");
        var modules = CheckBoots(reports);
        Assert.Contains(modules, module => module.Requester?.StartsWith("coldplug:/devices/") == true);

        // udevd and modprobe loaded in the initramfs, and nobody but the service since.
        Assert.Equal(Kmod, reports.Read("1/initramfs/modprobe").Trim());
        Assert.Equal("before", Assert.Single(modules, module => module.Name == "virtio_blk").Source);
        Assert.DoesNotContain(modules, module => module.Source == "others");
        CheckUpgrade(reports, modules);
        CheckPurge(reports);
    }

    [MachineFact]
    public async Task Machine_should_boot_with_it_in_the_initramfs_and_keep_the_ledger_over_switch_root()
    {
        using var reports = await BootAsync("--initramfs", "daemon");
        CheckService(reports, CheckBoots(reports));
    }

    [MachineFact]
    public async Task Machine_should_boot_with_it_in_an_initramfs_made_by_dracut()
    {
        using var reports = await BootAsync("--dracut", "--initramfs", "daemon");
        CheckService(reports, CheckBoots(reports));
    }

    [MachineFact]
    public async Task Machine_should_boot_with_the_client_alone_in_the_initramfs()
    {
        using var reports = await BootAsync("--initramfs", "client", "--purge", "live");
        var modules = CheckBoots(reports);

        // The kernel called the client for the file system, which became kmod; udevd loaded the disk's driver.
        Assert.Equal(Helper, reports.Read("1/initramfs/modprobe").Trim());
        Assert.All(["virtio_blk", "ext4"], name =>
        {
            Assert.Contains(name, Names(reports.Read("1/initramfs/modules")));
            Assert.Equal("before", Assert.Single(modules, module => module.Name == name).Source);
        });
        CheckUpgrade(reports, modules);
        CheckPurge(reports);
    }

    private static KernelModule[] CheckBoots(Folder reports)
    {
        foreach (var boot in new[] { "1", "2" })
        {
            Assert.Equal("running", reports.Read($"{boot}/state").Trim());
            Assert.Equal("", reports.Read($"{boot}/failed"));
            Assert.Equal("status 0", reports.Read($"{boot}/asked").Trim());
        }

        Assert.Equal(Helper, reports.Read("1/kernel-modprobe").Trim());
        Assert.Equal(Kmod, reports.Read("2/kernel-modprobe").Trim());
        Assert.Equal(Kmod, reports.Read("2/initramfs/modprobe").Trim());
        Assert.Contains("80-drivers.rules", reports.Read("1/rules"));
        Assert.DoesNotContain("80-drivers.rules", reports.Read("2/rules"));
        Assert.DoesNotContain("udev:", reports.Read("1/status.json"));

        var modules = reports.ReadModules("1/modules.json");
        Assert.Equal(Names(reports.Read("1/proc-modules")).Order(), modules.Select(module => module.Name).Order());
        Assert.All(modules, module => Assert.True(module.Source != "service" || module.Requester is { Length: > 0 }, module.Name));
        Assert.StartsWith("kernel[", Assert.Single(modules, module => module.Name == "btrfs").Requester);
        return modules;
    }

    private static void CheckService(Folder reports, KernelModule[] modules)
    {
        // Without these there is no root file system: they were loaded before it.
        Assert.All(["virtio_blk", "ext4"], name =>
        {
            Assert.Contains(name, Names(reports.Read("1/initramfs/modules")));
            Assert.Equal("service", Assert.Single(modules, module => module.Name == name).Source);
        });

        // It was the kernel's helper until the end of the initramfs, and saw what its own loads made the kernel ask for.
        Assert.Equal(Helper, reports.Read("1/initramfs/modprobe").Trim());
        Assert.Contains("perf_event", reports.Read("1/initramfs/open"));
    }

    // Installed over itself in the running machine: another run of the service goes on with the doors and the ledger.
    private static void CheckUpgrade(Folder reports, KernelModule[] before)
    {
        Assert.EndsWith("status 0", reports.Read("1/again/dpkg").Trim());
        Assert.Equal("active\nactive", reports.Read("1/again/units").Trim());
        Assert.DoesNotContain($"ActiveEnterTimestampMonotonic={reports.Read("1/again/since").Trim()}", reports.Read("1/unit.txt").Split('\n'));
        Assert.Equal(Helper, reports.Read("1/again/modprobe").Trim());
        Assert.Contains("80-drivers.rules", reports.Read("1/again/rules"));
        var after = reports.ReadModules("1/again/modules.json");
        Assert.All(before.Where(module => module.Source == "service"), module =>
            Assert.Equal(module.Requester, Assert.Single(after, same => same.Name == module.Name).Requester));
    }

    // In the running machine: the doors are closed, nothing of it runs or is left, and everybody loads by himself again.
    private static void CheckPurge(Folder reports)
    {
        Assert.EndsWith("status 0", reports.Read("1/purged/apt").Trim());
        Assert.Equal(Kmod, reports.Read("1/purged/modprobe").Trim());
        Assert.Equal("", reports.Read("1/purged/rules"));
        Assert.Equal("inactive\ninactive", reports.Read("1/purged/units").Trim());
        Assert.Equal("", reports.Read("1/purged/processes"));
        Assert.Equal("", reports.Read("1/purged/files"));
        Assert.Equal("", reports.Read("1/purged/failed"));

        // A device's, which udevd loads; one that the kernel asks for; one that is asked for by name.
        string[] asked = ["e1000", "btrfs", "dummy"];
        Assert.Empty(asked.Intersect(Names(reports.Read("1/purged/removed"))));
        Assert.Equal("status 0\nstatus 0", reports.Read("1/purged/asked").Trim());
        Assert.Empty(asked.Except(Names(reports.Read("1/purged/loaded"))));
    }

    // As in /proc/modules.
    private static IEnumerable<string> Names(string modules) =>
        modules.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]);

    private async Task<Folder> BootAsync(params string[] options)
    {
        var reports = new Folder();
        var run = await Lab.RunAsync("debian-machine", [.. options, "--output", reports.Path, "--time", "3600"]);
        output.WriteLine(run.Output);
        run.Succeeded();
        return reports;
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("actorload-machine").FullName;

        public string Read(string name) => File.ReadAllText(System.IO.Path.Combine(Path, name));

        public KernelModule[] ReadModules(string name) => [.. JsonSerializer.Deserialize(Read(name), WireJson.Default.ModulesReply)!.Modules];

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
