using ActorLoad.Actors.Boots;
using ActorLoad.Host.Ledgers;

namespace ActorLoad.Host.Tests.Replays;

/// <summary>
/// A coldplug of Debian's kernel in QEMU that this service's journal has recorded, and beside it what udevd did by itself on the same machine, as the
/// kernel's tracefs counted it. docs/replay.md says how they were made.
/// </summary>
internal sealed record RecordedBoot(string Name, BootStory Story, int UdevdCalls, int Calls)
{
    private const string Traced = "calls=";

    /// <summary>Its journal's file.</summary>
    internal static string FileOf(string name) => Path.Combine(AppContext.BaseDirectory, "Replays", "recordings", $"{name}.db");

    internal static RecordedBoot Read(string name)
    {
        using var ledger = LedgerFile.Open(FileOf(name));
        var lines = File.ReadAllLines(Path.ChangeExtension(FileOf(name), ".txt"));
        return new RecordedBoot(name, BootStory.Of(ledger.Events(ledger.Find(null))), CallsOf(lines, "udevd"), CallsOf(lines, "actorload"));
    }

    private static int CallsOf(string[] lines, string mode) =>
        int.Parse(Assert.Single(Assert.Single(lines, line => line.StartsWith($"coldplug mode={mode} ", StringComparison.Ordinal)).Split(' '), word => word.StartsWith(Traced, StringComparison.Ordinal))[Traced.Length..]);
}
