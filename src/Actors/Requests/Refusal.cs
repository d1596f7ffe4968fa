namespace ActorLoad.Actors.Requests;

/// <summary>Why a request got no answer.</summary>
public enum Refusal
{
    /// <summary>The service is stopping.</summary>
    Stopping,

    /// <summary>Install commands that call modprobe that runs install commands, deeper than allowed.</summary>
    InstallLoop,
}
