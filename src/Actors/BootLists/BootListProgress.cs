using ActorLoad.Actors.Requests;

namespace ActorLoad.Actors.BootLists;

/// <summary>How far the boot lists are.</summary>
/// <param name="Total">Modules that they want.</param>
/// <param name="Ready">Live, builtin, or loaded by an install command.</param>
/// <param name="Skipped">Left alone because modprobe.d blacklists them.</param>
/// <param name="Failed">Not there, refused by the kernel, or not answered because the service stops.</param>
public sealed record BootListProgress(int Total, int Ready, int Skipped, int Failed)
{
    /// <summary>Before the first answer.</summary>
    public static BootListProgress Of(int total) => new(total, Ready: 0, Skipped: 0, Failed: 0);

    /// <summary>Whether every module has its answer.</summary>
    public bool IsOver => Ready + Skipped + Failed == Total;

    /// <summary>One more answer; null is a refusal.</summary>
    public BootListProgress With(Outcome? outcome) => outcome switch
    {
        Outcome.Live or Outcome.Builtin or Outcome.Commanded => this with { Ready = Ready + 1 },
        Outcome.Blacklisted => this with { Skipped = Skipped + 1 },
        _ => this with { Failed = Failed + 1 },
    };
}
