using System.Text.Json;
using System.Text.Json.Serialization;
using ActorLoad.Actors.Requests;

namespace ActorLoad.Actors.Journal.Format;

/// <summary>A request's id is a bare number.</summary>
internal sealed class RequestIdConverter : JsonConverter<RequestId>
{
    public override RequestId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, RequestId value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Value);
}
