using System.Text.Json;
using ActorLoad.Actors.Journal.Format;

namespace ActorLoad.Actors.Preload;

/// <summary>The list as JSON and back.</summary>
public static class PreloadFormat
{
    private const string End = "]}"; // the entries come last

    /// <summary>As JSON that people can read, an entry a line.</summary>
    public static string Write(PreloadList list)
    {
        var whole = JsonSerializer.Serialize(list with { Entries = [] }, LedgerJsonContext.Ledger.PreloadList);
        var entries = list.Entries.Select(entry => JsonSerializer.Serialize(entry, LedgerJsonContext.Ledger.PreloadEntry));
        return whole[..^End.Length] + '\n' + string.Join(",\n", entries) + "\n]}\n";
    }

    /// <summary>The list again.</summary>
    /// <exception cref="JsonException">It is none, or of another version; the message says so.</exception>
    public static PreloadList Read(string json)
    {
        var list = JsonSerializer.Deserialize(json, LedgerJsonContext.Ledger.PreloadList) ?? throw new JsonException("it is empty");
        return list.Format == PreloadList.KnownFormat
            ? list
            : throw new JsonException($"it is of format {list.Format}, and this version knows only {PreloadList.KnownFormat}");
    }
}
