using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ActorLoad.Rpc;

/// <summary>An event of the ledger as a line for people. It knows no kind of event, so those of later versions are shown as well. Thread-safe.</summary>
public static class EventText
{
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss.ffffff";

    /// <summary>The line, without its end: time (UTC), kind, and what is known as <c>key=value</c>.</summary>
    /// <param name="json">The event: <c>{"kind":…,"data":{…}}</c>.</param>
    public static string Of(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Of(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return $"not understood: {Quoted(Encoding.UTF8.GetString(json.Span))}";
        }
    }

    private static string Of(JsonElement happened)
    {
        var kind = happened.GetProperty("kind").GetString()!;
        var data = happened.GetProperty("data");
        var time = data.TryGetProperty("at", out var at) && at.TryGetDateTimeOffset(out var moment)
            ? moment.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)
            : new string('-', TimeFormat.Length);
        var version = kind.LastIndexOf('.');
        var text = new StringBuilder(time).Append(' ').Append(version > 0 ? kind.AsSpan(0, version) : kind);
        Append(text, data);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonElement data)
    {
        foreach (var field in data.EnumerateObject())
        {
            switch (field.Value.ValueKind)
            {
                case JsonValueKind.Null:
                case JsonValueKind.String when field.NameEquals("at"u8):
                    break;
                case JsonValueKind.Object:
                    Append(text, field.Value);
                    break;
                case JsonValueKind.Array:
                    text.Append(' ').Append(field.Name).Append('=').AppendJoin(',', field.Value.EnumerateArray().Select(value => Word(value.ToString())));
                    break;
                default:
                    text.Append(' ').Append(field.Name).Append('=').Append(Word(field.Value.ToString()));
                    break;
            }
        }
    }

    private static string Word(string value) =>
        value.Length == 0 || value.Any(static c => char.IsControl(c) || c is ' ' or '"') ? Quoted(value) : value;

    // What would move the cursor of a terminal is written as JSON does.
    private static string Quoted(string value) => $"\"{JsonEncodedText.Encode(value, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
