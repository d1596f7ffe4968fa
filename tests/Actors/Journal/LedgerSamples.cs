using System.Collections.Immutable;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Journal.Format;
using ActorLoad.Actors.Preload;
using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Kernel;
using ActorLoad.Interop.Kernel.Stats;

namespace ActorLoad.Actors.Tests.Journal;

/// <summary>The events whose written form is in the golden files.</summary>
internal static class LedgerSamples
{
    internal static readonly DateTimeOffset At = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).AddMicroseconds(1);

    private const string Dummy = "/lib/modules/6.1/kernel/drivers/net/dummy.ko";

    private static readonly Requester Udev = new(
        RequesterKind.Udev, 500, 0, "(udev-worker)", null, "/devices/virtual/net/dummy0", "net", 1234);

    private static readonly Requester Kernel = new(RequesterKind.Kernel, 100, 0);

    private static readonly Requester Poked = new(
        RequesterKind.Coldplug, 0, 0, null, null, "/devices/platform/rtc_cmos", "platform", 832, "rtc_cmos", "34eb4c0d-96a5-49a2-823d-da8ad590467c");

    private static readonly Requester Worker = new(
        RequesterKind.Udev, 312, 0, "(udev-worker)", null, "/devices/pci0000:00/0000:00:02.0/virtio1", "virtio");

    private static readonly RequestAnswered Leader = Request(At, 41, Udev, "dummy", 7, Role.Leader, Outcome.Live, 0, 1700);

    internal static readonly ImmutableDictionary<string, ILedgerEvent> All = new Dictionary<string, ILedgerEvent>
    {
        [LedgerManifest.ServiceStarted] = new ServiceStarted(At, "0.1.0", 321, "6.1.0-40-amd64", "/lib/modules/6.1.0-40-amd64"),
        [LedgerManifest.ServiceStopped] = new ServiceStopped(At, "SIGTERM"),
        [LedgerManifest.PlanMade] = new PlanMade(At, 7, "fs-ocfs2", "modules.alias", 2, ["quota_tree", "jbd2", "ocfs2!"]),
        [LedgerManifest.LoadStarted] = new LoadStarted(At, Dummy, "dummy", "numdummies=2", 41, 1, 0, 4096, Udev.Describe()),
        [LedgerManifest.LoadFinished] = new LoadFinished(
            At, "/lib/modules/6.1/kernel/net/key/af_key.ko", "af_key", 2, "insert", "Unknown symbol xfrm_audit_state_add (\"<&'>\" é)", 1500, 98304, 4096),
        [LedgerManifest.LoadSlow] = new LoadSlow(At, Dummy, "dummy", 41, 10_000_500, 3),
        [LedgerManifest.ModuleGone] = new ModuleGone(At, Dummy, "dummy"),
        [LedgerManifest.EventsLost] = new EventsLost(
            At, 12, 10, "the file system of /var/lib/actorload/journal.db is full; make room there"),
        [LedgerManifest.JournalSetAside] = new JournalSetAside(
            At, "/var/lib/actorload/journal.db.corrupt-20260301T120000Z", "SQLite Error 26: 'file is not a database'."),
        [LedgerManifest.BootsForgotten] = new BootsForgotten(
            At, 2, ["1f0c6c4b8e7b4f0f9d4b5c6a7e8d9f01/0b9e6f3a-5d0e-4a57-9c58-6d7a2f1e4b3c", "unknown/77"], 1044, ["keep.boots = 100", "keep.age = 90d"]),
        [LedgerManifest.ForeignLoad] = new ForeignLoad(At, "dummy", 1234),
        [LedgerManifest.UeventsOverrun] = new UeventsOverrun(At, 50_000),
        [LedgerManifest.ColdplugStarted] = new ColdplugStarted(At, "34eb4c0d-96a5-49a2-823d-da8ad590467c", "overrun"),
        [LedgerManifest.ColdplugFinished] = new ColdplugFinished(At, "34eb4c0d-96a5-49a2-823d-da8ad590467c", 411, 28, 1, 76_927),
        [LedgerManifest.KernelAsked] = new KernelAsked(At, "crypto-cryptd(__ecb-aes-aesni)", "cryptomgr_test", 418, 7, "crypto_alg_mod_lookup", Waits: true),
        [LedgerManifest.DecisionsMade] = new DecisionsMade(
            At,
            [
                new Decision(At, 2, DecisionKind.Resolved, 41, 7),
                new Decision(At.AddMicroseconds(150), 5, DecisionKind.Wished, 41, 0x10002),
                new Decision(At.AddMicroseconds(100), 4, DecisionKind.Wished, 42, 0x10002),
                new Decision(At.AddMicroseconds(1500), 9, DecisionKind.LoadEnded, Name: "dummy", Value: 2),
                new Decision(At.AddMicroseconds(1600), 10, DecisionKind.SeenLive, Name: "dummy", Value: 1234),
            ]),
        [LedgerManifest.ObservedCall] = new ObservedCall(
            At, "finit_module", Worker, 3, "/lib/modules/6.1/kernel/drivers/char/hw_random/rng-core.ko", "rng_core", 17, Inserted: false, 41_500, 28_672, "virtio"),
        [LedgerManifest.TraceLost] = new TraceLost(At, 12),
        [LedgerManifest.PreloadPlanned] = new PreloadPlanned(
            At,
            IsOn: true,
            60_000,
            3,
            [
                new PlannedPreload("pci:v00001AF4d00001005", PreloadFate.Begun, ["rng_core", "virtio_rng"], "/devices/pci0000:00/0000:00:02.0/virtio1"),
                new PlannedPreload("fs-ocfs2", PreloadFate.Unmet, ["ocfs2"], Device: null),
            ]),
        [LedgerManifest.PreloadLearned] = new PreloadLearned(At, ["0b9e6f3a-5d0e-4a57-9c58-6d7a2f1e4b3c", "77"], 41, 57),
        [LedgerManifest.KernelCounted] = new KernelCounted(
            At,
            CountOccasion.Settled,
            new ModuleStats(
                67, 11_464_704, 1, 2, 83, 16, 4096, 8192, 228_959_096, 8_578_080,
                [new DuplicateStats("kvm_intel", 7, "Becoming"), new DuplicateStats("irqbypass", 6, "Becoming & Load")])),
        [LedgerManifest.ProcessSeen] = new ProcessSeen(At, 500, 4711, "modprobe", "/usr/bin/actorload", 480, 4700),
        [LedgerManifest.ProcessesSeen] = new ProcessesSeen(
            At,
            [
                new ProcessSeen(At, 500, 4711, "modprobe", "/usr/bin/actorload", 480, 4700),
                new ProcessSeen(At.AddMicroseconds(20), 480, 4700, "sh", "/usr/bin/dash", 300, null),
                new ProcessSeen(At.AddMicroseconds(90), 510, 4711, "modprobe", null, 2, 0),
                new ProcessSeen(At.AddMicroseconds(120), 2, 0, "kthreadd", null, 0, null),
            ]),
        [LedgerManifest.RequestAnswered] = Leader,
        [LedgerManifest.RequestsAnswered] = new RequestsAnswered(
            At,
            [
                Leader,
                Request(At.AddMicroseconds(150), 43, Kernel, "dummy", 7, Role.Joined, Outcome.Live, 0, 1550),
                Request(At.AddMicroseconds(100), 42, Udev, "af_key", 8, Role.Remembered, Outcome.Failed, 2, 50),
            ]),
    }.ToImmutableDictionary();

    /// <summary>Events with what their first versions did not have; named as their golden files are.</summary>
    internal static readonly ImmutableDictionary<string, ILedgerEvent> Fuller = new Dictionary<string, ILedgerEvent>
    {
        ["service-started.v1.settings"] = ((ServiceStarted)All[LedgerManifest.ServiceStarted]) with { Settings = RunSettings.Default },
        ["service-started.v1.mode"] = ((ServiceStarted)All[LedgerManifest.ServiceStarted]) with { Mode = "observe" },
        ["observed-call.v1.helper"] = new ObservedCall(
            At, "init_module", new Requester(RequesterKind.Kernel, 410, 0, "modprobe"), 0, null, "ocfs2", 2, Inserted: false, 900, 0, Bus: null,
            "kworker/u16:3[64]", "fs-ocfs2", "mount[409]", "get_fs_type"),
        ["preload-planned.v1.problem"] = new PreloadPlanned(At, IsOn: false, 60_000, 0, [], "it is of another kernel, 6.1.0-40-amd64"),
        ["plan-made.v1.matches"] = new PlanMade(At, 7, "alias:x", "ModulesAlias", 2, ["jbd2", "soft", "ocfs2!"])
        {
            Matches =
            [
                new PlannedMatch("ocfs2", Blacklisted: false, 2,
                [
                    new PlannedStep("/m/jbd2.ko", StepAction.Insert, Required: true, [], []),
                    new PlannedStep(null, StepAction.Builtin, Required: false, [], []),
                    new PlannedStep(Dummy, StepAction.Command, Required: true, [0], [1]),
                ]),
                new PlannedMatch("bad", Blacklisted: true, -1, []),
            ],
        },
        ["request-answered.v1.terms"] = Leader with { Terms = Terms },
        ["request-answered.v1.requester"] = Leader with { Requester = Udev with { Started = 4711 } },
        ["requests-answered.v1.requester"] = new RequestsAnswered(At, [Leader, Leader with { Requester = Poked }, Leader with { Requester = Udev with { Started = 4711 } }]),
        ["requests-answered.v1.order"] = new RequestsAnswered(At, [Leader with { Order = 90 }, Leader with { Order = 87 }]),
        ["requests-answered.v1.terms"] = new RequestsAnswered(At, [Leader with { Terms = Terms }, Leader]),
    }.ToImmutableDictionary();

    private static RequestTerms Terms => new("numdummies=2", ResolveFlags.UseBlacklist | ResolveFlags.IgnoreInstall, 1, "/m/a.ko\n/m/b.ko", true, true, LoadFlags.IgnoreVermagic, 1_500_000);

    private static RequestAnswered Request(
        DateTimeOffset at, long id, Requester by, string spec, long plan, Role role, Outcome outcome, int errno, long wait) =>
        new(at, new RequestId(id), by, spec, plan, role, outcome, errno, wait);
}
