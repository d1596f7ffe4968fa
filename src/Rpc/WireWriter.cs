using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ActorLoad.Rpc;

/// <summary>Writes one frame: a JSON object and the NUL that ends it.</summary>
internal static class WireWriter
{
    // The relaxed encoder escapes what JSON asks for and no more: the bytes never go into a web page.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>The bytes of a frame, its NUL included, whose object's members <paramref name="members"/> writes.</summary>
    public static ReadOnlyMemory<byte> Frame<T>(T state, Action<Utf8JsonWriter, T> members)
    {
        var output = Object(state, members);
        output.GetSpan(1)[0] = 0;
        output.Advance(1);
        return output.WrittenMemory;
    }

    /// <summary>The bytes of a JSON object whose members <paramref name="members"/> writes.</summary>
    public static ArrayBufferWriter<byte> Object<T>(T state, Action<Utf8JsonWriter, T> members)
    {
        var output = new ArrayBufferWriter<byte>(256);
        using var writer = new Utf8JsonWriter(output, Options);
        writer.WriteStartObject();
        members(writer, state);
        writer.WriteEndObject();
        writer.Flush();
        return output;
    }

    public static void Optional(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    public static void OptionalFlag(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, bool value)
    {
        if (value)
        {
            writer.WriteBoolean(name, true);
        }
    }
}
