using System.Globalization;

namespace ActorLoad.Interop.Kernel.Asks;

/// <summary>
/// The kernel's tracepoint module:module_request, which __request_module() (kernel/module/kmod.c) passes in the thread that asks,
/// before it calls the helper.
/// </summary>
/// <param name="Id">Its number for perf_event_open(2).</param>
/// <param name="WaitOffset">Where in a record the byte is that says whether the thread waits for the helper.</param>
/// <param name="NameOffset">Where the 32-bit word is that says where the name is: offset in its lower half, length in its upper.</param>
internal sealed record ModuleRequestEvent(ulong Id, int WaitOffset, int NameOffset)
{
    private static readonly string[] Places = ["/sys/kernel/tracing", "/sys/kernel/debug/tracing"];

    /// <summary>Reads what tracefs says of it; null where tracefs is not mounted or may not be read, or the kernel has no such event.</summary>
    public static ModuleRequestEvent? Find() => Find(Places);

    /// <summary>The same, with tracefs at one of these places.</summary>
    internal static ModuleRequestEvent? Find(IEnumerable<string> places)
    {
        foreach (var place in places)
        {
            var folder = $"{place}/events/module/module_request";
            try
            {
                // Without tracefs nothing is to be thrown at every load.
                if (File.Exists($"{folder}/id") && Read(File.ReadAllText($"{folder}/id"), File.ReadAllText($"{folder}/format")) is { } found)
                {
                    return found;
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Not here; perhaps at the next place.
            }
        }

        return null;
    }

    private static ModuleRequestEvent? Read(string id, string format) =>
        ulong.TryParse(id, NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
            && OffsetOf("bool wait", format) is { } wait
            && OffsetOf("__data_loc char[] name", format) is { } name
            ? new ModuleRequestEvent(number, wait, name)
            : null;

    // A line of it: "field:bool wait;  offset:16;  size:1;  signed:0;".
    private static int? OffsetOf(string field, string format)
    {
        const string Offset = "offset:";
        var line = format.AsSpan();
        var start = line.IndexOf($"field:{field};");
        line = start < 0 ? [] : line[start..];
        start = line.IndexOf(Offset);
        line = start < 0 ? [] : line[(start + Offset.Length)..];
        var end = line.IndexOf(';');
        return end > 0 && ushort.TryParse(line[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var offset) ? offset : null;
    }
}
