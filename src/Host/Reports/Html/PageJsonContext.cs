using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActorLoad.Host.Reports.Html;

/// <summary>
/// The page's data as JSON. The default encoder writes <c>&lt;</c>, <c>&gt;</c>, <c>&amp;</c> and quotes as \u003C and so on: nothing that is in
/// it can end the script element or begin a comment (HTML standard, 4.12.1.3: restrictions for contents of script elements).
/// </summary>
[JsonSerializable(typeof(PageData))]
internal sealed partial class PageJsonContext : JsonSerializerContext
{
    /// <summary>The one set of options.</summary>
    internal static PageJsonContext Page { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Default,
    });
}
