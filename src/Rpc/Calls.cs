using ActorLoad.Rpc.Messages;

namespace ActorLoad.Rpc;

/// <summary>The calls other than <see cref="LoadCall"/>. What writes gives a whole frame, its NUL included.</summary>
public static class Calls
{
    /// <summary>Writes <c>Explain</c>.</summary>
    public static ReadOnlyMemory<byte> WriteExplain(ExplainParameters explain) =>
        Call.Write("io.actorload.Loader.Explain", parameters: writer =>
        {
            writer.WriteString("spec"u8, explain.Spec);
            writer.Optional("parameters"u8, explain.Parameters);
            writer.OptionalFlag("useBlacklist"u8, explain.UseBlacklist);
            writer.OptionalFlag("ignoreInstall"u8, explain.IgnoreInstall);
        });

    /// <summary>Writes <c>Status</c>.</summary>
    public static ReadOnlyMemory<byte> WriteStatus() => Call.Write("io.actorload.Loader.Status");

    /// <summary>Writes <c>Trigger</c>.</summary>
    public static ReadOnlyMemory<byte> WriteTrigger() => Call.Write("io.actorload.Loader.Trigger");

    /// <summary>Writes <c>Settle</c>, with <c>more</c>.</summary>
    /// <param name="timeout">Milliseconds after which an answer is wanted in any case; null for never.</param>
    public static ReadOnlyMemory<byte> WriteSettle(int? timeout) => Call.Write("io.actorload.Loader.Settle", more: true, writer =>
    {
        if (timeout is { } milliseconds)
        {
            writer.WriteNumber("timeout"u8, milliseconds);
        }
    });

    /// <summary>Writes <c>Modules</c>.</summary>
    public static ReadOnlyMemory<byte> WriteModules() => Call.Write("io.actorload.Loader.Modules");

    /// <summary>Writes <c>Metrics</c>.</summary>
    public static ReadOnlyMemory<byte> WriteMetrics() => Call.Write("io.actorload.Loader.Metrics");

    /// <summary>Writes <c>Subscribe</c>, with <c>more</c>.</summary>
    public static ReadOnlyMemory<byte> WriteSubscribe() => Call.Write("io.actorload.Loader.Subscribe", more: true);

    /// <summary>Writes <c>GetInfo</c>.</summary>
    public static ReadOnlyMemory<byte> WriteGetInfo() => Call.Write("org.varlink.service.GetInfo");

    /// <summary>Writes <c>GetInterfaceDescription</c>.</summary>
    public static ReadOnlyMemory<byte> WriteGetInterfaceDescription(string name) =>
        Call.Write("org.varlink.service.GetInterfaceDescription", parameters: writer => writer.WriteString("interface"u8, name));

    /// <summary>Reads the parameters of <c>Explain</c>.</summary>
    /// <exception cref="VarlinkException">InvalidParameter.</exception>
    public static ExplainParameters ReadExplain(ReadOnlySpan<byte> parameters)
    {
        string? spec = null, own = null;
        bool useBlacklist = false, ignoreInstall = false;
        var fields = new FieldReader(OrEmpty(parameters));
        while (fields.Next())
        {
            if (fields.Is("spec"u8, 0))
            {
                spec = fields.Text("spec"u8);
            }
            else if (fields.Is("parameters"u8, 1))
            {
                own = fields.OptionalText("parameters"u8);
            }
            else if (fields.Is("useBlacklist"u8, 2))
            {
                useBlacklist = fields.Flag("useBlacklist"u8);
            }
            else if (fields.Is("ignoreInstall"u8, 3))
            {
                ignoreInstall = fields.Flag("ignoreInstall"u8);
            }
            else
            {
                throw fields.Unknown();
            }
        }

        return new ExplainParameters(spec ?? throw fields.Invalid("spec"u8), own, useBlacklist, ignoreInstall);
    }

    /// <summary>Reads the parameter of <c>Settle</c>: milliseconds, or null for no limit.</summary>
    /// <exception cref="VarlinkException">InvalidParameter.</exception>
    public static int? ReadSettle(ReadOnlySpan<byte> parameters)
    {
        int? timeout = null;
        var fields = new FieldReader(OrEmpty(parameters));
        while (fields.Next())
        {
            timeout = fields.Is("timeout"u8, 0) ? (int?)fields.Whole("timeout"u8, int.MaxValue) : throw fields.Unknown();
        }

        return timeout;
    }

    /// <summary>Reads the parameter of <c>GetInterfaceDescription</c>.</summary>
    /// <exception cref="VarlinkException">InvalidParameter.</exception>
    public static string ReadGetInterfaceDescription(ReadOnlySpan<byte> parameters)
    {
        string? name = null;
        var fields = new FieldReader(OrEmpty(parameters));
        while (fields.Next())
        {
            name = fields.Is("interface"u8, 0) ? fields.Text("interface"u8) : throw fields.Unknown();
        }

        return name ?? throw fields.Invalid("interface"u8);
    }

    /// <summary>Checks that a call without parameters has none.</summary>
    /// <exception cref="VarlinkException">InvalidParameter.</exception>
    public static void ReadNothing(ReadOnlySpan<byte> parameters)
    {
        var fields = new FieldReader(OrEmpty(parameters));
        if (fields.Next())
        {
            throw fields.Unknown();
        }
    }

    private static ReadOnlySpan<byte> OrEmpty(ReadOnlySpan<byte> parameters) => parameters.IsEmpty ? "{}"u8 : parameters;
}
