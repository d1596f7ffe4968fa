using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace ActorLoad.Rpc;

/// <summary>A reply's envelope, as a client reads it.</summary>
public readonly ref struct Reply
{
    private Reply(ReadOnlySpan<byte> parameters, bool continues)
    {
        Parameters = parameters;
        Continues = continues;
    }

    /// <summary>The parameters, a JSON object; empty when there are none.</summary>
    public ReadOnlySpan<byte> Parameters { get; }

    /// <summary>Whether more replies to the same call follow.</summary>
    public bool Continues { get; }

    /// <summary>Reads a frame without its NUL.</summary>
    /// <exception cref="VarlinkException">The error that the service answered, or BadCall where this is no varlink reply.</exception>
    public static Reply Read(ReadOnlySpan<byte> frame)
    {
        if (!Utf8.IsValid(frame))
        {
            throw Faults.BadCall("the service's answer is not UTF-8");
        }

        string? error;
        Reply reply;
        try
        {
            reply = ReadMembers(frame, out error);
        }
        catch (Exception e) when (e is JsonException or VarlinkException)
        {
            throw Faults.BadCall($"the service's answer is not understood: {e.Message}");
        }

        return error is null
            ? reply
            : throw new VarlinkException(error, reply.Parameters.IsEmpty ? null : Encoding.UTF8.GetString(reply.Parameters));
    }

    /// <summary>The parameters as a message.</summary>
    /// <param name="type">From <see cref="WireJson"/>.</param>
    /// <exception cref="VarlinkException">BadCall where they are none.</exception>
    public T As<T>(JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(Parameters.IsEmpty ? "{}"u8 : Parameters, type)!;
        }
        catch (JsonException e)
        {
            throw Faults.BadCall($"the service's answer is not understood: {e.Message}");
        }
    }

    private static Reply ReadMembers(ReadOnlySpan<byte> frame, out string? error)
    {
        ReadOnlySpan<byte> parameters = default;
        var continues = false;
        error = null;
        var fields = new FieldReader(frame);
        if (!fields.IsObject)
        {
            throw Faults.BadCall("not a JSON object");
        }

        while (fields.Next())
        {
            if (fields.Is("parameters"u8, 0))
            {
                parameters = fields.RawObject("parameters"u8, frame);
            }
            else if (fields.Is("continues"u8, 1))
            {
                continues = fields.Flag("continues"u8);
            }
            else if (fields.Is("error"u8, 2))
            {
                error = fields.OptionalText("error"u8);
            }
            else
            {
                fields.Skip();
            }
        }

        fields.End();
        return new Reply(parameters, continues);
    }
}
