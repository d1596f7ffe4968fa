namespace ActorLoad.Host.Reports.Timelines;

/// <summary>Something beside the loads: a walk over the devices, a start of the service, a module that others loaded.</summary>
/// <param name="Kind">coldplug, start or foreign.</param>
/// <param name="From">When it began, in microseconds since the timeline's beginning.</param>
/// <param name="To">When it ended.</param>
/// <param name="Text">What it was.</param>
internal sealed record TimelineMark(string Kind, long From, long To, string Text);
