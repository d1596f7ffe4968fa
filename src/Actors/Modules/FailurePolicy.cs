using ActorLoad.Interop.Kernel;

namespace ActorLoad.Actors.Modules;

/// <summary>What is done about failures, by class.</summary>
/// <param name="Attempts">How often a transient failure is tried, the first time included; at least 1.</param>
/// <param name="FirstBackoff">Pause before the second attempt; it doubles each time.</param>
/// <param name="RememberTransient">How long a transient failure is remembered when all attempts are used up.</param>
/// <param name="RememberPolicy">How long a policy failure is remembered.</param>
/// <param name="RememberNoHardware">How long absent hardware is remembered.</param>
/// <param name="RememberPermanent">How long other failures are remembered.</param>
public sealed record FailurePolicy(
    int Attempts,
    TimeSpan FirstBackoff,
    TimeSpan RememberTransient,
    TimeSpan RememberPolicy,
    TimeSpan RememberNoHardware,
    TimeSpan RememberPermanent)
{
    /// <summary>The defaults of the configuration.</summary>
    public static FailurePolicy Default { get; } = new(
        Attempts: 3,
        FirstBackoff: TimeSpan.FromMilliseconds(50),
        RememberTransient: TimeSpan.FromSeconds(1),
        RememberPolicy: TimeSpan.FromMinutes(5),
        RememberNoHardware: TimeSpan.FromSeconds(10),
        RememberPermanent: TimeSpan.FromMinutes(1));

    /// <summary>The class of an errno.</summary>
    public static FailureClass Classify(int errno) => errno switch
    {
        Errno.EINTR or Errno.EAGAIN or Errno.ENOMEM or Errno.EBUSY or Errno.ENFILE or Errno.EMFILE => FailureClass.Transient,
        Errno.EPERM or Errno.EACCES or Errno.ENOSYS or Errno.EBADMSG or Errno.ENOKEY
            or Errno.EKEYEXPIRED or Errno.EKEYREVOKED or Errno.EKEYREJECTED => FailureClass.Policy,
        Errno.ENXIO or Errno.ENODEV => FailureClass.NoHardware,
        _ => FailureClass.Permanent,
    };

    /// <summary>How long a failure with this errno is remembered.</summary>
    public TimeSpan RememberFor(int errno) => Classify(errno) switch
    {
        FailureClass.Transient => RememberTransient,
        FailureClass.Policy => RememberPolicy,
        FailureClass.NoHardware => RememberNoHardware,
        _ => RememberPermanent,
    };

    /// <summary>Whether an attempt that failed so is followed by another.</summary>
    /// <param name="errno">What it failed with.</param>
    /// <param name="attempt">Its number, from 1.</param>
    public bool TryAgain(int errno, int attempt) => Classify(errno) == FailureClass.Transient && attempt < Attempts;

    /// <summary>The pause after an attempt.</summary>
    /// <param name="attempt">Its number, from 1.</param>
    public TimeSpan Backoff(int attempt) => FirstBackoff * Math.Pow(2, attempt - 1);
}
