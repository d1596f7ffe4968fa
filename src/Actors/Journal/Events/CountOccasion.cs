namespace ActorLoad.Actors.Journal.Events;

/// <summary>When the kernel's own counts were read.</summary>
public enum CountOccasion
{
    /// <summary>A run of the service began.</summary>
    Start,

    /// <summary>All devices were asked and answered.</summary>
    Settled,

    /// <summary>A run of the service ends in good order.</summary>
    Stop,

    /// <summary>Somebody wants a report of the running boot; this is in no journal.</summary>
    Report,
}
