using System.Text.Json;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using ActorLoad.Demo;
using ActorLoad.Kernel.Tests.Guests;
using ActorLoad.Rpc;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Kernel.Tests;

/// <summary>The published service on a real kernel that tells it of devices and of modules; strace counts the calls.</summary>
public sealed class UeventsInGuestSpec : IDisposable
{
    private const string Disk = "scsi:t-0x00";

    private readonly DirectoryInfo _share = Directory.CreateTempSubdirectory("actorload-uevents");

    [Fact]
    public async Task Service_should_load_for_devices_and_notice_what_others_load_and_remove()
    {
        var guest = (await UmlGuest.RunAsync("uevents.sh", ["--time", "900"], [], _share.FullName)).Succeeded();

        // What the client said, and when the modules were there.
        Assert.Contains("known: dummy live live", guest.Lines);
        Assert.Contains("again: dummy live leader", guest.Lines);
        Assert.Contains("sd_mod after settle: live", guest.Lines);
        Assert.Contains(guest.Lines, line => line.StartsWith("8 of ", StringComparison.Ordinal));
        Assert.Contains("sd_mod after trigger: live", guest.Lines);

        // Others loaded four modules. They removed dummy, and sd_mod with what it alone needed; each was loaded again by us.
        var ledger = LedgerView.Read(Path.Combine(_share.FullName, Files.Journal));
        Assert.Equal(
            ["dummy", "scsi_common", "scsi_debug", "scsi_mod"], ledger.Events.OfType<ForeignLoad>().Select(load => load.Name).Order());
        Assert.Equal(["dummy", "sd_mod", "t10_pi"], ledger.Events.OfType<ModuleGone>().Select(gone => gone.Name).Order());
        var calls = TraceCounts.Read(Path.Combine(_share.FullName, Files.Trace)).ByPath;
        Assert.Equal(
            [("dummy.ko", 1), ("sd_mod.ko", 2)],
            calls.Select(call => (Path.GetFileName(call.Key), call.Value)).Where(call => call.Item1 is "dummy.ko" or "sd_mod.ko").Order());

        var uuids = ledger.Events.OfType<ColdplugStarted>().Select(walk => walk.Uuid).ToList();

        // Each of the eight disks asked, by itself and in the coldplug.
        foreach (var kind in (RequesterKind[])[RequesterKind.Uevent, RequesterKind.Coldplug])
        {
            var asked = ledger.Requests.Where(request => request.Spec == Disk && request.Requester.Kind == kind).ToList();
            Assert.Equal(8, asked.Select(request => request.Requester.Devpath).Distinct().Count());
            Assert.Equal(8, asked.Count);
            Assert.All(asked, request => Assert.Equal(("scsi", Outcome.Live), (request.Requester.Subsystem, request.Outcome)));
            Assert.Single(asked, request => request.Role == Role.Leader);

            // The service's own word for its coldplugs is what the kernel gave back with the events.
            Assert.All(asked, request => Assert.Equal(kind == RequesterKind.Coldplug ? uuids[^1] : null, request.Requester.SynthUuid));
        }

        // What the service plays to itself at its start is nobody's request.
        Assert.DoesNotContain(ledger.Requests, request => request.Requester.Devpath?.Contains("rehearsed") == true);

        var status = await ReadStatusAsync("status.json");
        Assert.Equal((0, 2, 0), (status.Uevents!.Overruns, status.Uevents.Coldplugs, status.Uevents.Waiting));
        Assert.Empty(status.Uevents.Ignored);

        // An administrator is told by which rule udevd loads beside the service.
        Assert.Contains(
            (await ReadStatusAsync("udevd-loads.json")).Warnings,
            warning => warning.StartsWith("udev: ", StringComparison.Ordinal) && warning.Contains(" /run/udev/rules.d/80-drivers.rules:3: "));
        Assert.DoesNotContain((await ReadStatusAsync("udevd-loads-nothing.json")).Warnings, warning => warning.StartsWith("udev: ", StringComparison.Ordinal));
    }

    public void Dispose() => _share.Delete(recursive: true);

    private async Task<StatusReply> ReadStatusAsync(string name) =>
        JsonSerializer.Deserialize(await File.ReadAllBytesAsync(Path.Combine(_share.FullName, name)), WireJson.Default.StatusReply)!;
}
