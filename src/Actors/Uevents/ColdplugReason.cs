namespace ActorLoad.Actors.Uevents;

/// <summary>Why all devices are asked to say again that they are there.</summary>
public enum ColdplugReason
{
    /// <summary>The service has just started.</summary>
    Start,

    /// <summary>Somebody asked for it.</summary>
    Trigger,

    /// <summary>Events were lost.</summary>
    Overrun,
}
