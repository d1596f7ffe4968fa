namespace ActorLoad.Rpc.Messages;

/// <summary>What a caller says it is; <c>Requester.kind</c> of the interface.</summary>
public enum WireRequesterKind
{
    /// <summary>It does not say, or says something that this version does not know.</summary>
    Varlink,

    /// <summary><c>actorload load</c>.</summary>
    CommandLine,

    /// <summary>The client called as modprobe.</summary>
    Modprobe,

    /// <summary>The kernel's own call of modprobe.</summary>
    Kernel,

    /// <summary>A udev helper.</summary>
    Udev,
}
