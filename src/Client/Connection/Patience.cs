namespace ActorLoad.Client.Connection;

/// <summary>How long those wait for the service who can do something else. A load that it has begun may take longer.</summary>
/// <param name="Busy">In which a running service must take the connection and its first call.</param>
/// <param name="Starting">The same for one that systemd has not started yet, or only just: its socket is there, and takes calls.</param>
internal sealed record Patience(TimeSpan Busy, TimeSpan Starting)
{
    /// <summary>
    /// The five seconds for which the kernel, too, lets a request for a module wait for its turn (MAX_KMOD_ALL_BUSY_TIMEOUT in
    /// kernel/module/kmod.c).
    /// </summary>
    public static Patience Usual { get; } = Of(TimeSpan.FromSeconds(5));

    /// <summary>The same whatever state the service is in.</summary>
    public static Patience Of(TimeSpan time) => new(time, time);

    /// <summary>
    /// The kernel's own: what it asks for may be what the service, or the disk that it is on, needs to start.
    /// </summary>
    public static Patience OfKernel { get; } = Usual with { Starting = TimeSpan.FromMilliseconds(50) };
}
