using System.Text;
using System.Text.Json;

namespace ActorLoad.Rpc;

/// <summary>Makes the errors of the contract. Text that came from the caller is cut to <see cref="MaxEcho"/> characters.</summary>
public static class Faults
{
    /// <summary>How much of a caller's text an error gives back.</summary>
    public const int MaxEcho = 256;

    /// <summary>A parameter is unknown, given twice, missing, of the wrong type or out of range.</summary>
    public static VarlinkException InvalidParameter(string parameter) =>
        Make(ErrorNames.InvalidParameter, parameter, static (writer, name) => writer.WriteString("parameter"u8, Cut(name)));

    /// <summary>The service has no such interface.</summary>
    public static VarlinkException InterfaceNotFound(string name) =>
        Make(ErrorNames.InterfaceNotFound, name, static (writer, name) => writer.WriteString("interface"u8, Cut(name)));

    /// <summary>The interface has no such method.</summary>
    public static VarlinkException MethodNotFound(string method) =>
        Make(ErrorNames.MethodNotFound, method, static (writer, name) => writer.WriteString("method"u8, Cut(name)));

    /// <summary>The interface has the method, the service does not.</summary>
    public static VarlinkException MethodNotImplemented(string method) =>
        Make(ErrorNames.MethodNotImplemented, method, static (writer, name) => writer.WriteString("method"u8, Cut(name)));

    /// <summary>The method must be called with <c>more</c>.</summary>
    public static VarlinkException ExpectedMore() => new(ErrorNames.ExpectedMore);

    /// <summary>The bytes are no varlink call; close the connection after it.</summary>
    public static VarlinkException BadCall(string reason) =>
        Make(ErrorNames.BadCall, reason, static (writer, reason) => writer.WriteString("reason"u8, Cut(reason)));

    /// <summary>Only root of the initial user namespace may load.</summary>
    /// <param name="uid">Who asked.</param>
    public static VarlinkException NotPermitted(long uid) =>
        Make(ErrorNames.NotPermitted, uid, static (writer, uid) => writer.WriteNumber("uid"u8, uid));

    /// <summary>The spec cannot be a module, an alias or a path.</summary>
    public static VarlinkException InvalidSpec(string spec, string reason) =>
        Make(ErrorNames.InvalidSpec, (spec, reason), static (writer, fault) =>
        {
            writer.WriteString("spec"u8, Cut(fault.spec));
            writer.WriteString("reason"u8, fault.reason);
        });

    /// <summary>More connections or requests at once than allowed.</summary>
    public static VarlinkException TooManyRequests(int limit) =>
        Make(ErrorNames.TooManyRequests, limit, static (writer, limit) => writer.WriteNumber("limit"u8, limit));

    /// <summary>The service is stopping, and does not begin this any more.</summary>
    public static VarlinkException Stopping() => new(ErrorNames.Stopping);

    /// <summary>The service does not listen to the kernel's events.</summary>
    public static VarlinkException NotListening() => new(ErrorNames.NotListening);

    /// <summary>The service measures nothing.</summary>
    public static VarlinkException NotMeasuring() => new(ErrorNames.NotMeasuring);

    /// <summary>The service only observes, and loads nothing.</summary>
    public static VarlinkException Observing() => new(ErrorNames.Observing);

    /// <summary>The journal has no such boot, or several that are meant.</summary>
    public static VarlinkException NoSuchBoot(string reason) =>
        Make(ErrorNames.NoSuchBoot, reason, static (writer, reason) => writer.WriteString("reason"u8, reason));

    /// <summary>The journal cannot be read.</summary>
    public static VarlinkException JournalUnreadable(string reason) =>
        Make(ErrorNames.JournalUnreadable, reason, static (writer, reason) => writer.WriteString("reason"u8, reason));

    /// <summary>Install commands that call modprobe, deeper than allowed.</summary>
    public static VarlinkException InstallLoop(string spec, int depth) =>
        Make(ErrorNames.InstallLoop, (spec, depth), static (writer, fault) =>
        {
            writer.WriteString("spec"u8, Cut(fault.spec));
            writer.WriteNumber("depth"u8, fault.depth);
        });

    private static VarlinkException Make<T>(string error, T state, Action<Utf8JsonWriter, T> parameters) =>
        new(error, Encoding.UTF8.GetString(WireWriter.Object(state, parameters).WrittenSpan));

    private static string Cut(string text) => text.Length <= MaxEcho ? text : string.Concat(text.AsSpan(0, MaxEcho), "…");
}
