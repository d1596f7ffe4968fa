using System.Text.Json;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Rpc;

/// <summary>Reads and writes the call of <c>Load</c>: by hand, because it is the one that must be fast at both ends.</summary>
public static class LoadCall
{
    /// <summary>Reads the parameters of a call; they come from <see cref="Call.Parameters"/>.</summary>
    /// <exception cref="VarlinkException">InvalidParameter.</exception>
    public static LoadParameters Read(ReadOnlySpan<byte> parameters)
    {
        if (parameters.IsEmpty)
        {
            throw Faults.InvalidParameter("spec");
        }

        string? spec = null, own = null;
        bool useBlacklist = false, ignoreInstall = false, firstTime = false, retry = false;
        bool forceModversion = false, forceVermagic = false;
        int? timeout = null;
        var installDepth = 0;
        RequesterClaim? requester = null;
        var fields = new FieldReader(parameters);
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
            else if (fields.Is("firstTime"u8, 4))
            {
                firstTime = fields.Flag("firstTime"u8);
            }
            else if (fields.Is("retry"u8, 5))
            {
                retry = fields.Flag("retry"u8);
            }
            else if (fields.Is("forceModversion"u8, 6))
            {
                forceModversion = fields.Flag("forceModversion"u8);
            }
            else if (fields.Is("forceVermagic"u8, 7))
            {
                forceVermagic = fields.Flag("forceVermagic"u8);
            }
            else if (fields.Is("timeout"u8, 8))
            {
                timeout = (int?)fields.Whole("timeout"u8, int.MaxValue);
            }
            else if (fields.Is("installDepth"u8, 9))
            {
                installDepth = (int?)fields.Whole("installDepth"u8, int.MaxValue) ?? 0;
            }
            else if (fields.Is("requester"u8, 10))
            {
                requester = fields.Enter("requester"u8) ? ReadRequester(ref fields) : null;
            }
            else
            {
                throw fields.Unknown();
            }
        }

        return new LoadParameters(spec ?? throw Faults.InvalidParameter("spec"))
        {
            Parameters = own,
            UseBlacklist = useBlacklist,
            IgnoreInstall = ignoreInstall,
            FirstTime = firstTime,
            Retry = retry,
            ForceModversion = forceModversion,
            ForceVermagic = forceVermagic,
            Timeout = timeout,
            InstallDepth = installDepth,
            Requester = requester,
        };
    }

    /// <summary>Writes a call: a whole frame, its NUL included.</summary>
    public static ReadOnlyMemory<byte> Write(LoadParameters load, bool oneway = false) =>
        WireWriter.Frame((load, oneway), static (writer, call) =>
        {
            writer.WriteString("method"u8, Methods.Load);
            writer.WriteStartObject("parameters"u8);
            WriteParameters(writer, call.load);
            writer.WriteEndObject();
            writer.OptionalFlag("oneway"u8, call.oneway);
        });

    private static RequesterClaim ReadRequester(ref FieldReader outer)
    {
        string? kind = null, devpath = null, subsystem = null;
        long? seqnum = null;
        var fields = outer.Members("requester.");
        while (fields.Next())
        {
            if (fields.Is("kind"u8, 0))
            {
                kind = fields.Text("kind"u8);
            }
            else if (fields.Is("devpath"u8, 1))
            {
                devpath = fields.OptionalText("devpath"u8);
            }
            else if (fields.Is("subsystem"u8, 2))
            {
                subsystem = fields.OptionalText("subsystem"u8);
            }
            else if (fields.Is("seqnum"u8, 3))
            {
                seqnum = fields.Whole("seqnum"u8, long.MaxValue);
            }
            else
            {
                throw fields.Unknown();
            }
        }

        outer.Leave(fields);
        return new RequesterClaim(
            WireText.Kind(kind ?? throw Faults.InvalidParameter("requester.kind")), devpath, subsystem, seqnum);
    }

    private static void WriteParameters(Utf8JsonWriter writer, LoadParameters load)
    {
        writer.WriteString("spec"u8, load.Spec);
        writer.Optional("parameters"u8, load.Parameters);
        writer.OptionalFlag("useBlacklist"u8, load.UseBlacklist);
        writer.OptionalFlag("ignoreInstall"u8, load.IgnoreInstall);
        writer.OptionalFlag("firstTime"u8, load.FirstTime);
        writer.OptionalFlag("retry"u8, load.Retry);
        writer.OptionalFlag("forceModversion"u8, load.ForceModversion);
        writer.OptionalFlag("forceVermagic"u8, load.ForceVermagic);
        if (load.Timeout is { } timeout)
        {
            writer.WriteNumber("timeout"u8, timeout);
        }

        if (load.InstallDepth > 0)
        {
            writer.WriteNumber("installDepth"u8, load.InstallDepth);
        }

        if (load.Requester is { } requester)
        {
            WriteRequester(writer, requester);
        }
    }

    private static void WriteRequester(Utf8JsonWriter writer, RequesterClaim requester)
    {
        writer.WriteStartObject("requester"u8);
        writer.WriteString("kind"u8, WireText.Of(requester.Kind));
        writer.Optional("devpath"u8, requester.Devpath);
        writer.Optional("subsystem"u8, requester.Subsystem);
        if (requester.Seqnum is { } seqnum)
        {
            writer.WriteNumber("seqnum"u8, seqnum);
        }

        writer.WriteEndObject();
    }
}
