using System.Collections.Immutable;
using System.Text.Json;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Rpc;

/// <summary>Reads and writes the parameters of a reply to <c>Load</c>, by hand for speed.</summary>
public static class LoadAnswer
{
    /// <summary>Reads the parameters of a reply; they come from <see cref="Reply.Parameters"/>. Members of later versions are left out.</summary>
    /// <exception cref="VarlinkException">BadCall: the service does not keep to the contract.</exception>
    public static LoadReply Read(ReadOnlySpan<byte> parameters)
    {
        try
        {
            return ReadReply(parameters);
        }
        catch (Exception e) when (e is JsonException or VarlinkException { Error: ErrorNames.InvalidParameter })
        {
            throw Faults.BadCall($"the service's answer is not understood: {e.Message}");
        }
    }

    internal static void Write(Utf8JsonWriter writer, LoadReply reply)
    {
        writer.WriteString("outcome"u8, WireText.Of(reply.Outcome));
        writer.WriteString("role"u8, WireText.Of(reply.Role));
        writer.WriteStartArray("modules"u8);
        foreach (var module in reply.Modules)
        {
            WriteModule(writer, module);
        }

        writer.WriteEndArray();
    }

    private static void WriteModule(Utf8JsonWriter writer, ModuleReply module)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, module.Name);
        writer.Optional("path"u8, module.Path);
        writer.WriteString("outcome"u8, WireText.Of(module.Outcome));
        writer.WriteString("role"u8, WireText.Of(module.Role));
        writer.WriteBoolean("requested"u8, module.Requested);
        writer.WriteNumber("errno"u8, module.Errno);
        writer.Optional("errnoName"u8, module.ErrnoName);
        writer.WriteString("stage"u8, WireText.Of(module.Stage));
        writer.Optional("message"u8, module.Message);
        writer.WriteBoolean("parametersIgnored"u8, module.ParametersIgnored);
        writer.Optional("conflictsWith"u8, module.ConflictsWith);
        writer.WriteEndObject();
    }

    private static LoadReply ReadReply(ReadOnlySpan<byte> parameters)
    {
        WireOutcome? outcome = null;
        WireRole? role = null;
        var modules = ImmutableArray.CreateBuilder<ModuleReply>();
        var fields = new FieldReader(parameters.IsEmpty ? "{}"u8 : parameters);
        while (fields.Next())
        {
            if (fields.Is("outcome"u8, 0))
            {
                outcome = Outcome(ref fields);
            }
            else if (fields.Is("role"u8, 1))
            {
                role = Role(ref fields);
            }
            else if (fields.Is("modules"u8, 2))
            {
                fields.EnterArray("modules"u8);
                while (fields.Enter("modules"u8))
                {
                    modules.Add(ReadModule(ref fields));
                }
            }
            else
            {
                fields.Skip();
            }
        }

        return new LoadReply(
            outcome ?? throw fields.Invalid("outcome"u8), role ?? throw fields.Invalid("role"u8), modules.DrainToImmutable());
    }

    private static ModuleReply ReadModule(ref FieldReader outer)
    {
        var module = new ModuleReply("", null, default, default, false);
        var fields = outer.Members("modules.");
        while (fields.Next())
        {
            module = ReadMember(ref fields, module);
        }

        outer.Leave(fields);
        return module;
    }

    private static ModuleReply ReadMember(ref FieldReader fields, ModuleReply module)
    {
        if (fields.Is("name"u8, 0))
        {
            return module with { Name = fields.Text("name"u8) };
        }

        if (fields.Is("path"u8, 1))
        {
            return module with { Path = fields.OptionalText("path"u8) };
        }

        if (fields.Is("outcome"u8, 2))
        {
            return module with { Outcome = Outcome(ref fields) };
        }

        if (fields.Is("role"u8, 3))
        {
            return module with { Role = Role(ref fields) };
        }

        if (fields.Is("requested"u8, 4))
        {
            return module with { Requested = fields.Flag("requested"u8) };
        }

        if (fields.Is("errno"u8, 5))
        {
            return module with { Errno = (int?)fields.Whole("errno"u8, int.MaxValue) ?? 0 };
        }

        if (fields.Is("errnoName"u8, 6))
        {
            return module with { ErrnoName = fields.OptionalText("errnoName"u8) };
        }

        if (fields.Is("stage"u8, 7))
        {
            return module with { Stage = Stage(ref fields) };
        }

        if (fields.Is("message"u8, 8))
        {
            return module with { Message = fields.OptionalText("message"u8) };
        }

        if (fields.Is("parametersIgnored"u8, 9))
        {
            return module with { ParametersIgnored = fields.Flag("parametersIgnored"u8) };
        }

        if (fields.Is("conflictsWith"u8, 10))
        {
            return module with { ConflictsWith = fields.OptionalText("conflictsWith"u8) };
        }

        fields.Skip();
        return module;
    }

    private static WireOutcome Outcome(ref FieldReader fields) =>
        WireText.TryParse(fields.Text("outcome"u8), out WireOutcome value) ? value : throw fields.Invalid("outcome"u8);

    private static WireRole Role(ref FieldReader fields) =>
        WireText.TryParse(fields.Text("role"u8), out WireRole value) ? value : throw fields.Invalid("role"u8);

    private static WireStage Stage(ref FieldReader fields) =>
        WireText.TryParse(fields.Text("stage"u8), out WireStage value) ? value : throw fields.Invalid("stage"u8);
}
