namespace ActorLoad.Actors.Preload;

/// <summary>What is done with what earlier boots loaded.</summary>
public enum PreloadMode
{
    /// <summary>Nothing is learned and nothing begun.</summary>
    Off,

    /// <summary>It is learned, and said what would have been begun; nothing is.</summary>
    Observe,

    /// <summary>It is begun at the start, before anybody asks.</summary>
    On,
}
