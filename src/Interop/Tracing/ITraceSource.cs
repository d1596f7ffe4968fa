namespace ActorLoad.Interop.Tracing;

/// <summary>Where the kernel's trace events come from, with times of CLOCK_MONOTONIC. For one reader.</summary>
public interface ITraceSource
{
    /// <summary>The lines that came since the last time, without their line feeds; never waits.</summary>
    /// <exception cref="IOException">The trace can no longer be read.</exception>
    IReadOnlyList<string> Read();
}
