namespace ActorLoad.Actors.Preload;

/// <summary>What is done about an entry of the list. Their words are in the journal for ever.</summary>
public enum PreloadFate
{
    /// <summary>It is begun, or would be.</summary>
    Begun,

    /// <summary>Its device is not there, or another one is in its place.</summary>
    Gone,

    /// <summary>modprobe.d blacklists it now.</summary>
    Blacklisted,

    /// <summary>Nothing provides it now.</summary>
    Unmet,
}
