namespace ActorLoad.Actors.Journal.Events;

/// <summary>What kind of decision it was, or what was seen at one. Their words are in the journal for ever.</summary>
public enum DecisionKind
{
    /// <summary>The request router took what a spec was resolved to. Request: the one that asked first; step: number of the plan, 0 for none; value, where there is none: generation of the indexes.</summary>
    Resolved,

    /// <summary>The request router took the end of a plan. Request: the one that the plan was made for.</summary>
    Ended,

    /// <summary>A request left before its answer. Request: which.</summary>
    Left,

    /// <summary>The service stopped, and refused whoever waited.</summary>
    Refused,

    /// <summary>The request router was told that a module was removed. Name: which.</summary>
    Unloaded,

    /// <summary>Seen by the request router: the indexes are of another generation than before. Value: the generation.</summary>
    Indexed,

    /// <summary>Seen by the request router: a module that had been live is not. Name: which.</summary>
    NotLive,

    /// <summary>A plan began, and the target of one of its matches was live already. Request: the one that the plan was made for; step: which match.</summary>
    Short,

    /// <summary>A plan came to a step with an install command. Request and step: which; value: the module's state.</summary>
    Command,

    /// <summary>A plan took the end of a step; only where others may have been before or after it with another result. Request and step: which; value, of a command that succeeded: the module's state.</summary>
    StepEnded,

    /// <summary>A module was asked to be live. Request and step: by which plan; value: its state, where that was not as it had been known.</summary>
    Wished,

    /// <summary>A module took the end of its load. Name: which; value: its state, where that does not follow from the end.</summary>
    LoadEnded,

    /// <summary>A module that others were loading or removing was not any more. Name: which; value: its state.</summary>
    Looked,

    /// <summary>A module was found loaded by others. Name: the path of the file that was told; the module's name where none was, and in earlier journals; value: number of the kernel's event.</summary>
    SeenLive,

    /// <summary>A module was told that it had been removed. Name: the path of the file that was told, in earlier journals the module's name; value: its state.</summary>
    SeenGone,

    /// <summary>A module was given back a failure of an earlier run. Name: which.</summary>
    Restored,

    /// <summary>Seen by a module that failed, or is asked for after a failure: how many modules had become live (<see cref="Modules.LiveEpoch"/>). Value: as many.</summary>
    Epoch,
}
