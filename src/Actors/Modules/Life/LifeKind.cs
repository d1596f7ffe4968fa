namespace ActorLoad.Actors.Modules.Life;

/// <summary>The states of a module's life.</summary>
public enum LifeKind
{
    /// <summary>Not loaded, or not known.</summary>
    Absent,

    /// <summary>A load of ours is in flight.</summary>
    Loading,

    /// <summary>Somebody else is loading or removing it.</summary>
    Coming,

    /// <summary>Live.</summary>
    Live,

    /// <summary>The last load failed, and that is remembered.</summary>
    Failed,
}
