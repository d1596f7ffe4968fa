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

    [Fact]
    public async Task Machine_should_boot_with_it_as_its_loader_and_after_the_purge_without_it()
    {
        if (await BootAsync("none") is not { } reports)
        {
            return;
        }

        using (reports)
        {
            var modules = CheckBoots(reports);
            Assert.Contains(modules, module => module.Requester?.StartsWith("coldplug:/devices/") == true);

            // udevd and modprobe loaded in the initramfs, and nobody but the service since.
            Assert.Equal("before", Assert.Single(modules, module => module.Name == "virtio_blk").Source);
            Assert.DoesNotContain(modules, module => module.Source == "others");
        }
    }

    [Fact]
    public async Task Machine_should_boot_with_it_in_the_initramfs_and_keep_the_ledger_over_switch_root()
    {
        if (await BootAsync("daemon") is not { } reports)
        {
            return;
        }

        using (reports)
        {
            var modules = CheckBoots(reports);

            // Without these there is no root file system: they were loaded before it.
            Assert.All(["virtio_blk", "ext4"], name =>
                Assert.Equal("service", Assert.Single(modules, module => module.Name == name).Source));
        }
    }

    private static KernelModule[] CheckBoots(Folder reports)
    {
        foreach (var boot in new[] { "1", "2" })
        {
            Assert.Equal("running", reports.Read(boot, "state").Trim());
            Assert.Equal("", reports.Read(boot, "failed"));
            Assert.Equal("status 0", reports.Read(boot, "asked").Trim());
        }

        Assert.Equal(Helper, reports.Read("1", "kernel-modprobe").Trim());
        Assert.Equal("/sbin/modprobe", reports.Read("2", "kernel-modprobe").Trim());
        Assert.Contains("80-drivers.rules", reports.Read("1", "rules"));
        Assert.DoesNotContain("80-drivers.rules", reports.Read("2", "rules"));
        Assert.DoesNotContain("udev:", reports.Read("1", "status.json"));

        var modules = JsonSerializer.Deserialize(reports.Read("1", "modules.json"), WireJson.Default.ModulesReply)!.Modules;
        var names = reports.Read("1", "proc-modules").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]);
        Assert.Equal(names.Order(), modules.Select(module => module.Name).Order());
        Assert.All(modules, module => Assert.True(module.Source != "service" || module.Requester is { Length: > 0 }, module.Name));
        Assert.StartsWith("kernel[", Assert.Single(modules, module => module.Name == "btrfs").Requester);
        return [.. modules];
    }

    private async Task<Folder?> BootAsync(string initramfs)
    {
        if (!QemuGuest.IsEverythingWanted || Environment.UserName != "root")
        {
            output.WriteLine("left out: a whole machine takes ten minutes and root; ./test --all boots it");
            return null;
        }

        var reports = new Folder();
        var run = await Lab.RunAsync("debian-machine", ["--initramfs", initramfs, "--output", reports.Path, "--time", "1500"]);
        output.WriteLine(run.Output);
        run.Succeeded();
        return reports;
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("actorload-machine").FullName;

        public string Read(string boot, string name) => File.ReadAllText(System.IO.Path.Combine(Path, boot, name));

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
