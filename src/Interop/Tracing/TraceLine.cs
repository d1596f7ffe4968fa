using System.Buffers;
using System.Globalization;

namespace ActorLoad.Interop.Tracing;

/// <summary>One event as trace_pipe prints it (kernel/trace/trace_output.c, <c>trace_print_context</c>).</summary>
/// <param name="Comm">Name of the thread in which it happened, at most 15 bytes.</param>
/// <param name="Pid">That thread's id.</param>
/// <param name="Cpu">On which CPU.</param>
/// <param name="Time">When, on the buffer's clock.</param>
/// <param name="Event">Name of the event.</param>
/// <param name="Text">What the event says of itself.</param>
public sealed record TraceLine(string Comm, int Pid, int Cpu, TimeSpan Time, string Event, string Text)
{
    // "%16s-": the dash is here, or before it where a name has letters of several bytes.
    private const int CommColumns = 16;

    // A century; what is over it is no time of a running kernel, and must not overflow.
    private const decimal MaxSeconds = 3_155_760_000;

    private static readonly SearchValues<char> NameLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    /// <summary>The line as an event; null if it is none (LOST EVENTS, or half a line because of a name with a line feed).</summary>
    public static TraceLine? Parse(string line)
    {
        // A name may have dashes, too: behind the right one there is the rest of a line.
        for (var dash = Math.Min(line.Length - 1, CommColumns); dash >= 0; dash--)
        {
            if (line[dash] == '-' && Parse(line.AsSpan(0, dash), line.AsSpan(dash + 1)) is { } parsed)
            {
                return parsed;
            }
        }

        return null;
    }

    // "101     [000] .....     4.063498: sys_finit_module(fd: 3, uargs: 5585…, flags: 0)" and "… sys_finit_module -> 0x0";
    // "382     [002] .....    32.513478: module_request: crypto-… wait=1 call_site=crypto_alg_mod_lookup"
    private static TraceLine? Parse(ReadOnlySpan<char> comm, ReadOnlySpan<char> rest)
    {
        var thread = Word(ref rest);
        var processor = Word(ref rest);
        var flags = Word(ref rest);
        var time = Word(ref rest);
        if (!int.TryParse(thread, NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
            || processor is not ['[', .. var number, ']']
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var cpu)
            || flags.IsEmpty
            || time is not [.. var elapsed, ':']
            || !decimal.TryParse(elapsed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            || seconds >= MaxSeconds
            || rest is not [' ', .. var says])
        {
            return null;
        }

        var end = says.IndexOfAnyExcept(NameLetters);
        return end > 0 && TextOf(says[end..]) is { } text
            ? new TraceLine(
                comm.TrimStart(' ').ToString(), pid, cpu, TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond)), says[..end].ToString(), text)
            : null;
    }

    private static ReadOnlySpan<char> Word(ref ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart(' ');
        var end = rest.IndexOf(' ') is var space and >= 0 ? space : rest.Length;
        var word = rest[..end];
        rest = rest[end..];
        return word;
    }

    private static string? TextOf(ReadOnlySpan<char> behindName) => behindName switch
    {
        [':', ' ', .. var text] => text.ToString(),
        ['(', ..] or [' ', '-', '>', ' ', ..] => behindName.ToString(),
        _ => null,
    };
}
