using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Rpc;

/// <summary>Encodes replies. Thread-safe.</summary>
public static class Replies
{
    /// <summary>The answer to <c>Load</c>.</summary>
    public static EncodedReply Load(LoadReply reply) => new(WireWriter.Frame(reply, static (writer, answer) =>
    {
        writer.WriteStartObject("parameters"u8);
        LoadAnswer.Write(writer, answer);
        writer.WriteEndObject();
    }));

    /// <summary>The answer to <c>Explain</c>.</summary>
    public static EncodedReply Explain(ExplainReply reply) => Message(reply, WireJson.Default.ExplainReply);

    /// <summary>The answer to <c>Status</c>.</summary>
    public static EncodedReply Status(StatusReply reply) => Message(reply, WireJson.Default.StatusReply);

    /// <summary>The answer to <c>Trigger</c>.</summary>
    public static EncodedReply Trigger(TriggerReply reply) => Message(reply, WireJson.Default.TriggerReply);

    /// <summary>A reply to <c>Settle</c>.</summary>
    /// <param name="reply">How far it is.</param>
    /// <param name="continues">Whether more follow.</param>
    public static EncodedReply Settle(SettleReply reply, bool continues) => Message(reply, WireJson.Default.SettleReply, continues);

    /// <summary>The answer to <c>Modules</c>.</summary>
    public static EncodedReply Modules(ModulesReply reply) => Message(reply, WireJson.Default.ModulesReply);

    /// <summary>The answer to <c>Report</c>, <c>Boots</c> or <c>Diff</c>.</summary>
    /// <param name="json">It as a JSON object.</param>
    public static EncodedReply Data(string json) => new(WireWriter.Frame(json, static (writer, parameters) =>
    {
        writer.WritePropertyName("parameters"u8);
        writer.WriteRawValue(parameters, skipInputValidation: true);
    }));

    /// <summary>The answer to <c>Render</c>.</summary>
    public static EncodedReply Rendered(RenderReply reply) => Message(reply, WireJson.Default.RenderReply);

    /// <summary>One of the replies to <c>History</c>.</summary>
    /// <param name="json">The event, a JSON object; empty for the last reply, behind all events.</param>
    public static EncodedReply History(ReadOnlyMemory<byte> json) => new(WireWriter.Frame(json, static (writer, happened) =>
    {
        writer.WriteStartObject("parameters"u8);
        if (!happened.IsEmpty)
        {
            writer.WritePropertyName("event"u8);
            writer.WriteRawValue(happened.Span, skipInputValidation: true);
        }

        writer.WriteEndObject();
        writer.OptionalFlag("continues"u8, !happened.IsEmpty);
    }));

    /// <summary>The answer to <c>GetInfo</c>.</summary>
    public static EncodedReply Info(ServiceInfo reply) => Message(reply, WireJson.Default.ServiceInfo);

    /// <summary>The answer to <c>GetInterfaceDescription</c>.</summary>
    public static EncodedReply Description(InterfaceDescription reply) => Message(reply, WireJson.Default.InterfaceDescription);

    /// <summary>One of the replies to <c>Subscribe</c>; more follow.</summary>
    /// <param name="json">The event, a JSON object; empty where this only tells of missed ones.</param>
    /// <param name="missed">Events left out before this one.</param>
    public static EncodedReply Event(ReadOnlyMemory<byte> json, long missed) =>
        new(WireWriter.Frame((json, missed), static (writer, reply) =>
        {
            writer.WriteStartObject("parameters"u8);
            if (!reply.json.IsEmpty)
            {
                writer.WritePropertyName("event"u8);
                writer.WriteRawValue(reply.json.Span, skipInputValidation: true);
            }

            writer.WriteNumber("missed"u8, reply.missed);
            writer.WriteEndObject();
            writer.WriteBoolean("continues"u8, true);
        }));

    /// <summary>An error, its parameters as they are in the exception.</summary>
    public static EncodedReply Error(VarlinkException fault) => new(WireWriter.Frame(fault, static (writer, error) =>
    {
        writer.WriteString("error"u8, error.Error);
        if (error.Parameters is not null)
        {
            writer.WritePropertyName("parameters"u8);
            writer.WriteRawValue(error.Parameters, skipInputValidation: true);
        }
    }));

    private static EncodedReply Message<T>(T reply, JsonTypeInfo<T> type, bool continues = false) =>
        new(WireWriter.Frame((reply, type, continues), static (writer, message) =>
        {
            writer.WritePropertyName("parameters"u8);
            JsonSerializer.Serialize(writer, message.reply, message.type);
            writer.OptionalFlag("continues"u8, message.continues);
        }));
}
