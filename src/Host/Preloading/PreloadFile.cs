using System.Text.Json;
using ActorLoad.Actors.Preload;
using ActorLoad.Host.Journal;
using ActorLoad.Interop.Machines;
using ActorLoad.Interop.Uevents;
using ActorLoad.Rpc;

namespace ActorLoad.Host.Preloading;

/// <summary>The list on disk: beside the journal, and in the early journal's folder where an initramfs brought a copy.</summary>
/// <param name="place">Where the journal is.</param>
/// <param name="machine">This machine.</param>
/// <param name="kernel">The running kernel.</param>
/// <param name="directory">The module tree in use.</param>
internal sealed class PreloadFile(JournalPlace place, string machine, string kernel, string directory)
{
    /// <summary>What the file is called.</summary>
    internal const string Name = "preload.json";

    private const int MostBytes = 4 << 20;

    /// <summary>Where the list is written.</summary>
    internal string Lasting { get; } = Beside(place.Lasting);

    /// <summary>What is to be begun now. Never throws.</summary>
    /// <param name="window">After this much of the boot there is nothing to begin any more.</param>
    internal PreloadPlan Read(TimeSpan window)
    {
        if (Uptime.Read() is var up && up > window)
        {
            return PreloadPlan.None($"the machine has been up for {up.TotalSeconds:F0} s, and its beginning is over (preload-window)");
        }

        string?[] places = [Lasting, place.Early is { } early ? Beside(early) : null];
        return places.FirstOrDefault(File.Exists) is { } path ? Read(path) : PreloadPlan.None($"there is no list yet in {Lasting}");
    }

    /// <summary>Writes it, whole or not at all.</summary>
    /// <exception cref="IOException">It could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    internal void Write(PreloadList list) => WholeFile.Write(Lasting, PreloadFormat.Write(list));

    private PreloadPlan Read(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MostBytes)
            {
                return PreloadPlan.None($"{path} is longer than any list", isFault: true);
            }

            var list = PreloadFormat.Read(File.ReadAllText(path));
            return list.WhyNot(machine, kernel, directory) is { } foreign ? PreloadPlan.None($"{path}: {foreign}")
                : list.Entries.FirstOrDefault(entry => SpecRules.WhyNot(entry.Spec) is not null) is { } odd
                    ? PreloadPlan.None($"{path}: an entry is no module: {SpecRules.WhyNot(odd.Spec)}", isFault: true)
                : PreloadPlan.Of(list, new SysfsAliases().AliasOf);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return PreloadPlan.None($"{path} cannot be used: {e.Message}; remove it, and the next boots make it anew", isFault: true);
        }
    }

    private static string Beside(string journal) => Path.Combine(Path.GetDirectoryName(journal)!, Name);
}
