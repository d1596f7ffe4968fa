using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ActorLoad.Host.Upkeep;

/// <summary>
/// The lines of an export: a header, a line for each row, and an end that says how many there were. An event that is stored as JSON
/// stands in its line as it is, byte for byte; another one, a gzipped one among them, as base64.
/// </summary>
internal static class ExportFormat
{
    internal const string Name = "actorload-journal";
    internal const int Version = 1;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static byte[] Header() => Line(json =>
    {
        json.WriteString("format", Name);
        json.WriteNumber("version", Version);
    });

    internal static byte[] End(long rows) => Line(json => json.WriteNumber("end", rows));

    internal static byte[] Row(StoredRow row) => Line(json =>
    {
        json.WriteString("stream", row.Stream);
        json.WriteNumber("sequence", row.Sequence);
        json.WriteNumber("created", row.Created);
        json.WriteString("manifest", row.Manifest);
        WriteNumber(json, row.Identifier);
        json.WriteString("writer", row.Writer);
        if (row.Tags is not null)
        {
            json.WriteString("tags", row.Tags);
        }

        if (StandsAlone(row.Message))
        {
            json.WritePropertyName("event");
            json.WriteRawValue(row.Message, skipInputValidation: true);
        }
        else
        {
            json.WriteBase64String("base64", row.Message);
        }
    });

    /// <summary>Whether a line is the header of this version.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    internal static void CheckHeader(JsonElement line)
    {
        if (!line.TryGetProperty("format", out var format) || format.ValueKind != JsonValueKind.String || format.GetString() != Name)
        {
            throw new FormatException("it is no export of a journal, which begins with {\"format\":\"actorload-journal\",...}");
        }

        if (!line.TryGetProperty("version", out var version) || version.ValueKind != JsonValueKind.Number || version.GetDouble() != Version)
        {
            throw new FormatException($"it is of another version than {Version}, which is the only one that this program reads");
        }
    }

    /// <summary>How many rows the last line says there are; null for a line that is not the last.</summary>
    internal static long? ReadEnd(JsonElement line) => line.TryGetProperty("end", out var end) ? end.GetInt64() : null;

    /// <summary>The row of a line.</summary>
    /// <exception cref="Exception">One of several kinds: it is none.</exception>
    internal static StoredRow ReadRow(JsonElement line) => new(
        line.GetProperty("stream").GetString() is { Length: > 0 } stream ? stream : throw new FormatException("its stream has no name"),
        line.GetProperty("sequence").GetInt64() is > 0 and var sequence ? sequence : throw new FormatException("its sequence number is not above 0"),
        line.GetProperty("created").GetInt64(),
        line.TryGetProperty("event", out var happened) ? System.Text.Encoding.UTF8.GetBytes(happened.GetRawText()) : line.GetProperty("base64").GetBytesFromBase64(),
        line.GetProperty("manifest").GetString(),
        line.GetProperty("identifier") is { ValueKind: JsonValueKind.Number } identifier ? identifier.GetInt64() : null,
        line.GetProperty("writer").GetString(),
        line.TryGetProperty("tags", out var tags) ? tags.GetString() : null);

    // Such bytes come out of a line as they went in.
    private static bool StandsAlone(byte[] message)
    {
        if (message is not [(byte)'{', .., (byte)'}'] || message.AsSpan().ContainsAny((byte)'\n', (byte)'\r') || !System.Text.Unicode.Utf8.IsValid(message))
        {
            return false;
        }

        try
        {
            using var parsed = JsonDocument.Parse(message, new JsonDocumentOptions { MaxDepth = 60 });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, long? identifier)
    {
        if (identifier is { } number)
        {
            json.WriteNumber("identifier", number);
        }
        else
        {
            json.WriteNull("identifier");
        }
    }

    private static byte[] Line(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }
}
