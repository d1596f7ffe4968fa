namespace ActorLoad.Host.Reports.Timelines;

/// <summary>A piece of time, in microseconds since the timeline's beginning.</summary>
/// <param name="From">Its beginning.</param>
/// <param name="To">Its end; not before <paramref name="From"/>.</param>
internal readonly record struct Span(long From, long To)
{
    internal long Length => To - From;
}
