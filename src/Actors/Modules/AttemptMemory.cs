namespace ActorLoad.Actors.Modules;

/// <summary>How far a <see cref="LoadAttempt"/> has come. It outlives a restart of the actor.</summary>
internal sealed class AttemptMemory
{
    /// <summary>From 1.</summary>
    public int Attempt { get; set; } = 1;

    /// <summary>When the call began, as a timestamp.</summary>
    public long Begun { get; set; }

    /// <summary>Whether the kernel has the file and has not answered yet.</summary>
    public bool IsCalling { get; set; }
}
