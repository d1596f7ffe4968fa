namespace ActorLoad.Interop.Tracing;

/// <summary>An event to be traced.</summary>
/// <param name="Name">For instance <c>module/module_request</c>.</param>
/// <param name="Filter">Which of them, as Documentation/trace/events.rst has it (5.3, event filters); null for all.</param>
/// <param name="Probe">
/// Null for an event that the kernel has; otherwise it is made by this line for <c>kprobe_events</c> (Documentation/trace/kprobetrace.rst), which
/// begins with <c>p:</c> and <paramref name="Name"/>. Probes are seen by all of tracefs, but only traced where they are switched on.
/// </param>
/// <param name="IsOptional">Whether the others are of use without it.</param>
public sealed record TraceEvent(string Name, string? Filter = null, string? Probe = null, bool IsOptional = false);
