using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Preload;
using ActorLoad.Actors.Requests;
using ActorLoad.Actors.Tests.Support;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Actors.Tests.Preload;

/// <summary>Boots of the real actors over a simulated kernel, and what is learned of them.</summary>
public abstract class PreloadSpec : LoaderSpec
{
    private protected static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly DateTimeOffset _began;

    private protected PreloadSpec() => _began = Clock.GetUtcNow();

    /// <summary>A device is announced.</summary>
    private protected RecordingSink Plug(string alias, string devpath)
    {
        var sink = new RecordingSink();
        Loader.Requests.Tell(
            new LoadRequest(
                new RequestKey(alias, string.Empty, ResolveFlags.UseBlacklist, InstallDepth: 0),
                new Requester(RequesterKind.Coldplug, 0, 0, Devpath: devpath, Subsystem: "pci"),
                sink,
                Clock.GetTimestamp()),
            Akka.Actor.ActorRefs.NoSender);
        return sink;
    }

    private protected BootStory Story() => BootStory.Of([new ServiceStarted(_began, "1", 1, "6.1", "/modules"), .. Told]);

    private protected BootLesson Lesson() => BootLesson.Of(Story(), Window);

    private protected string[] Learned() => [.. Lesson().Entries.Select(entry => entry.Spec)];

    private protected static PreloadList List(params PreloadEntry[] entries) =>
        new(PreloadList.KnownFormat, "m", "6.1", "/modules", DateTimeOffset.UnixEpoch, ["b"], [.. entries]);

    private protected static PreloadEntry Entry(string spec, string? devpath = null, string? alias = null, params string[] within) =>
        new(spec, [spec], RequesterKind.Coldplug, devpath is null ? null : new PreloadDevice(devpath, alias), [.. within]);
}
