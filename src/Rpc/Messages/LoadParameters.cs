namespace ActorLoad.Rpc.Messages;

/// <summary>Parameters of <c>Load</c>.</summary>
/// <param name="Spec">A module name, an alias or an absolute path.</param>
public sealed record LoadParameters(string Spec)
{
    /// <summary>For the requested module only; applied only if this request leads the load.</summary>
    public string? Parameters { get; init; }

    /// <summary><c>modprobe -b</c>: the blacklist applies to module names too.</summary>
    public bool UseBlacklist { get; init; }

    /// <summary><c>modprobe -i</c>: the requested module's install command and softdeps do not apply.</summary>
    public bool IgnoreInstall { get; init; }

    /// <summary><c>modprobe --first-time</c>: fail where the module is there already.</summary>
    public bool FirstTime { get; init; }

    /// <summary>Forget a remembered failure first.</summary>
    public bool Retry { get; init; }

    /// <summary><c>modprobe --force-modversion</c>.</summary>
    public bool ForceModversion { get; init; }

    /// <summary><c>modprobe --force-vermagic</c>.</summary>
    public bool ForceVermagic { get; init; }

    /// <summary>Milliseconds after which the requester wants an answer, 0 to 2^31-1; null for no limit.</summary>
    public int? Timeout { get; init; }

    /// <summary>How many install commands stand between the first request and this one; 0 or more.</summary>
    public int InstallDepth { get; init; }

    /// <summary>What the caller says about itself.</summary>
    public RequesterClaim? Requester { get; init; }
}
