namespace ActorLoad.Rpc.Messages;

/// <summary>Where a failure happened; <c>Stage</c> of the interface.</summary>
public enum WireStage
{
    /// <summary>None of the others: the look-up, or no failure.</summary>
    None,

    /// <summary>Opening the file.</summary>
    Open,

    /// <summary>Unpacking it.</summary>
    Unpack,

    /// <summary>The kernel's insertion.</summary>
    Insert,

    /// <summary>An install command.</summary>
    Command,

    /// <summary>A dependency.</summary>
    Dependency,
}
