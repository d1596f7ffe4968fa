using System.Globalization;
using System.Text.RegularExpressions;

namespace ActorLoad.Interop.Tracing;

/// <summary>One event as trace_pipe prints it (kernel/trace/trace_output.c, <c>trace_print_context</c>).</summary>
/// <param name="Comm">Name of the thread in which it happened, at most 15 bytes.</param>
/// <param name="Pid">That thread's id.</param>
/// <param name="Cpu">On which CPU.</param>
/// <param name="Time">When, on the buffer's clock.</param>
/// <param name="Event">Name of the event.</param>
/// <param name="Text">What the event says of itself.</param>
public sealed partial record TraceLine(string Comm, int Pid, int Cpu, TimeSpan Time, string Event, string Text)
{
    /// <summary>The line as an event; null if it is none (LOST EVENTS, or half a line because of a name with a line feed).</summary>
    public static TraceLine? Parse(string line)
    {
        var match = Shape().Match(line);
        return match.Success
            && int.TryParse(match.Groups["pid"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
            && int.TryParse(match.Groups["cpu"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var cpu)
            && decimal.TryParse(match.Groups["time"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            && seconds < MaxSeconds
            ? new TraceLine(
                match.Groups["comm"].Value,
                pid,
                cpu,
                TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond)),
                match.Groups["event"].Value,
                match.Groups["text"].Value)
            : null;
    }

    // A century; what is over it is no time of a running kernel, and must not overflow.
    private const decimal MaxSeconds = 3_155_760_000;

    // "        modprobe-101     [000] .....     4.063498: sys_finit_module(fd: 3, uargs: 5585…, flags: 0)" and "… sys_finit_module -> 0x0";
    // "  cryptomgr_test-382     [002] .....    32.513478: module_request: crypto-… wait=1 call_site=crypto_alg_mod_lookup"
    [GeneratedRegex(@"^ *(?<comm>.{1,16})-(?<pid>\d+) +\[(?<cpu>\d+)\] [^ ]+ +(?<time>\d+\.\d+): (?<event>\w+)(?:: (?<text>.*)|(?<text>\(.*| -> .*))$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
