using System.Text.Json;
using System.Text.Unicode;

namespace ActorLoad.Rpc;

/// <summary>
/// A call's envelope. Members of the envelope that varlink does not define are left out, as vendors may add their own
/// (https://varlink.org/Method-Call); members of <c>parameters</c> that the interface does not define are faults, because a
/// parameter of a load must not be dropped in silence.
/// </summary>
public readonly ref struct Call
{
    private Call(ReadOnlySpan<byte> method, ReadOnlySpan<byte> parameters, bool more, bool oneway, VarlinkException? fault)
    {
        Method = method;
        Parameters = parameters;
        More = more;
        OneWay = oneway;
        Fault = fault;
    }

    /// <summary>The method's full name.</summary>
    public ReadOnlySpan<byte> Method { get; }

    /// <summary>The parameters, a JSON object; empty when there are none.</summary>
    public ReadOnlySpan<byte> Parameters { get; }

    /// <summary>The caller takes more than one reply.</summary>
    public bool More { get; }

    /// <summary>The caller wants no reply, not even an error.</summary>
    public bool OneWay { get; }

    /// <summary>What is wrong with the envelope; the connection is in order. Null when nothing is.</summary>
    public VarlinkException? Fault { get; }

    /// <summary>Reads a frame without its NUL.</summary>
    /// <exception cref="VarlinkException">BadCall: this is no varlink call, and what follows cannot be trusted.</exception>
    public static Call Read(ReadOnlySpan<byte> frame)
    {
        if (!Utf8.IsValid(frame))
        {
            throw Faults.BadCall("not UTF-8");
        }

        var fields = default(FieldReader);
        try
        {
            fields = new FieldReader(frame);
            return fields.IsObject ? ReadMembers(ref fields, frame) : throw Faults.BadCall("not a JSON object");
        }
        catch (JsonException)
        {
            throw Faults.BadCall(
                $"not JSON, or nested deeper than {Contract.MaxDepth} levels, at byte {fields.Position}");
        }
    }

    /// <summary>Writes a frame, its NUL included.</summary>
    /// <param name="method">Full name.</param>
    /// <param name="more">Take more than one reply.</param>
    /// <param name="parameters">Writes the parameters' members; null for none.</param>
    internal static ReadOnlyMemory<byte> Write(string method, bool more = false, Action<Utf8JsonWriter>? parameters = null) =>
        WireWriter.Frame((method, more, parameters), static (writer, call) =>
        {
            writer.WriteString("method"u8, call.method);
            if (call.parameters is not null)
            {
                writer.WriteStartObject("parameters"u8);
                call.parameters(writer);
                writer.WriteEndObject();
            }

            writer.OptionalFlag("more"u8, call.more);
        });

    private static Call ReadMembers(scoped ref FieldReader fields, ReadOnlySpan<byte> frame)
    {
        ReadOnlySpan<byte> method = default, parameters = default;
        bool more = false, oneway = false;
        VarlinkException? fault = null;
        while (fields.Next())
        {
            var member = fields;
            try
            {
                if (fields.Is("method"u8, 0))
                {
                    method = fields.RawText("method"u8);
                }
                else if (fields.Is("parameters"u8, 1))
                {
                    parameters = fields.RawObject("parameters"u8, frame);
                }
                else if (fields.Is("more"u8, 2))
                {
                    more = fields.Flag("more"u8);
                }
                else if (fields.Is("oneway"u8, 3))
                {
                    oneway = fields.Flag("oneway"u8);
                }
                else if (fields.Is("upgrade"u8, 4) && fields.Flag("upgrade"u8))
                {
                    fault ??= Faults.InvalidParameter("upgrade");
                }
                else
                {
                    fields.Skip();
                }
            }
            catch (VarlinkException e)
            {
                // Read on: whether the caller wants a reply at all may stand behind the fault.
                fault ??= e;
                fields = member;
                fields.Skip();
            }
        }

        fields.End();
        fault ??= method.IsEmpty ? Faults.InvalidParameter("method") : null;
        return new Call(method, parameters, more, oneway, fault);
    }
}
