namespace ActorLoad.Host.Reports.Timelines;

/// <summary>A piece of time in which something happened, and its place on the picture.</summary>
/// <param name="From">Its beginning, in microseconds since the timeline's.</param>
/// <param name="To">Its end.</param>
/// <param name="Left">Where it begins: 0 is the left end of the picture, 1 the right one.</param>
/// <param name="Right">Where it ends.</param>
internal sealed record AxisPiece(long From, long To, double Left, double Right);
