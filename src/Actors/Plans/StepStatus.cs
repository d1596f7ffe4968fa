namespace ActorLoad.Actors.Plans;

/// <summary>How far one step of a plan has come.</summary>
internal enum StepStatus
{
    /// <summary>Not begun.</summary>
    Waiting,

    /// <summary>Begun.</summary>
    Running,

    /// <summary>Answered.</summary>
    Over,

    /// <summary>Never to be begun.</summary>
    Skipped,
}
