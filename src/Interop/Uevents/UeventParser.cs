using System.Buffers.Text;
using System.Text;

namespace ActorLoad.Interop.Uevents;

/// <summary>
/// Reads a datagram of the kernel: <c>ACTION@DEVPATH</c>, then <c>KEY=VALUE</c> after <c>KEY=VALUE</c>, each with its NUL
/// (kobject_uevent_env of lib/kobject_uevent.c). Pure; throws at nothing.
/// </summary>
public static class UeventParser
{
    /// <summary>
    /// The longest alias: PATH_MAX less its NUL, which is also what a page of sysfs can hold; those of processors (cpu:type:…) come near.
    /// </summary>
    public const int MaxModalias = 4095;

    private static readonly string[] Actions = ["add", "remove", "change", "move", "online", "offline", "bind", "unbind"];

    /// <summary>The event, or null and why there is none.</summary>
    public static Uevent? Parse(ReadOnlySpan<byte> datagram, out UeventRefusal refusal)
    {
        refusal = UeventRefusal.NoHeader;
        if (datagram.StartsWith("libudev\0"u8))
        {
            refusal = UeventRefusal.FromUdev;
            return null;
        }

        var end = datagram.IndexOf((byte)0);
        var header = end < 0 ? datagram : datagram[..end];
        var at = header.IndexOf("@/"u8);
        if (at <= 0 || header[..at].IndexOfAnyExceptInRange((byte)'a', (byte)'z') >= 0)
        {
            return null;
        }

        refusal = UeventRefusal.Malformed;
        return end < 0 || datagram[^1] != 0 ? null : ParseFields(header[..at], header[(at + 1)..], datagram[(end + 1)..]);
    }

    private static Uevent? ParseFields(ReadOnlySpan<byte> action, ReadOnlySpan<byte> devpath, ReadOnlySpan<byte> rest)
    {
        ReadOnlySpan<byte> saidAction = default, saidDevpath = default, seqnum = default;
        ReadOnlySpan<byte> subsystem = default, driver = default, modalias = default, uuid = default;
        while (!rest.IsEmpty)
        {
            var length = rest.IndexOf((byte)0);
            var field = rest[..length];
            rest = rest[(length + 1)..];
            var equals = field.IndexOf((byte)'=');
            if (equals <= 0)
            {
                return null;
            }

            var value = field[(equals + 1)..];
            switch (field[..equals])
            {
                case var key when key.SequenceEqual("ACTION"u8):
                    saidAction = value;
                    break;
                case var key when key.SequenceEqual("DEVPATH"u8):
                    saidDevpath = value;
                    break;
                case var key when key.SequenceEqual("SUBSYSTEM"u8):
                    subsystem = value;
                    break;
                case var key when key.SequenceEqual("DRIVER"u8):
                    driver = value;
                    break;
                case var key when key.SequenceEqual("MODALIAS"u8):
                    modalias = value;
                    break;
                case var key when key.SequenceEqual("SEQNUM"u8):
                    seqnum = value;
                    break;
                case var key when key.SequenceEqual("SYNTH_UUID"u8):
                    uuid = value;
                    break;
                default:
                    break;
            }
        }

        // That of a processor ends in a line feed (cpu_print_modalias of drivers/base/cpu.c).
        modalias = modalias.TrimEnd((byte)'\n');

        // The header says the same again; and a modalias is an alias, never a path.
        var consistent = saidAction.SequenceEqual(action) && saidDevpath.SequenceEqual(devpath)
            && IsText(devpath) && IsText(subsystem) && IsText(driver) && IsText(uuid)
            && IsText(modalias) && modalias.Length <= MaxModalias && !modalias.StartsWith("/"u8) && !modalias.StartsWith("."u8);
        return consistent && Utf8Parser.TryParse(seqnum, out long number, out var digits) && digits == seqnum.Length && number >= 0
            ? new Uevent(Known(action), Encoding.UTF8.GetString(devpath), number, Text(subsystem), Text(driver), Text(modalias), Text(uuid))
            : null;
    }

    private static bool IsText(ReadOnlySpan<byte> value) =>
        value.IndexOfAnyInRange((byte)0, (byte)0x1f) < 0 && value.IndexOf((byte)0x7f) < 0;

    private static string? Text(ReadOnlySpan<byte> value) => value.IsEmpty ? null : Encoding.UTF8.GetString(value);

    private static string Known(ReadOnlySpan<byte> action)
    {
        foreach (var known in Actions)
        {
            if (Ascii.Equals(action, known))
            {
                return known;
            }
        }

        return Encoding.UTF8.GetString(action);
    }
}
