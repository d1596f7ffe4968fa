using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActorLoad.Host.Fleet;

/// <summary>Reports of a fleet as JSON. Without reflection, which the trimmed daemon does not have.</summary>
[JsonSerializable(typeof(FleetReport))]
internal sealed partial class FleetJsonContext : JsonSerializerContext
{
    /// <summary>The one set of options; as for reports of one machine.</summary>
    internal static FleetJsonContext Reports { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
