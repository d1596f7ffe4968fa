namespace ActorLoad.Actors.Journal.Events;

/// <summary>What became of a call of finit_module(2) or init_module(2).</summary>
public enum CallFate
{
    /// <summary>It made its module live.</summary>
    Live,

    /// <summary>The module was there, or another call was loading it.</summary>
    Duplicate,

    /// <summary>The kernel had it wait for another call of the same file, and gave it that one's success (since 6.5).</summary>
    Merged,

    /// <summary>It failed for another reason.</summary>
    Failed,
}
