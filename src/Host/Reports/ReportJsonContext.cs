using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ActorLoad.Actors.Boots.Summaries;
using ActorLoad.Actors.Requests;
using ActorLoad.Host.Ledgers;
using ActorLoad.Host.Replays;

namespace ActorLoad.Host.Reports;

/// <summary>Reports as JSON. Without reflection, which the trimmed daemon does not have.</summary>
[JsonSerializable(typeof(BootReport))]
[JsonSerializable(typeof(BootDiff))]
[JsonSerializable(typeof(BootList))]
[JsonSerializable(typeof(ReplayAnswer))]
internal sealed partial class ReportJsonContext : JsonSerializerContext
{
    /// <summary>The one set of options; as in the journal.</summary>
    internal static ReportJsonContext Reports { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter<Role>(JsonNamingPolicy.CamelCase), new JsonStringEnumConverter<Outcome>(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // whoever puts it into HTML escapes it there
    });
}
