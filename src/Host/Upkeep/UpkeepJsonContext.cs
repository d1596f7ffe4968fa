using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActorLoad.Host.Upkeep;

/// <summary>Answers as JSON. Without reflection, which the trimmed daemon does not have.</summary>
[JsonSerializable(typeof(JournalVerdict))]
[JsonSerializable(typeof(Vacuumed))]
[JsonSerializable(typeof(Imported))]
internal sealed partial class UpkeepJsonContext : JsonSerializerContext
{
    /// <summary>The one set of options; as in reports.</summary>
    internal static UpkeepJsonContext Answers { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
