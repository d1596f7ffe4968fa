using System.Globalization;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Actors.Boots.Cost;

/// <summary>What a kernel does with calls that bring nothing.</summary>
internal static class KernelRules
{
    private static readonly Version EarlyCheck = new(6, 4);
    private static readonly Version Merging = new(6, 5);

    /// <summary>Where a call ends whose module another call is loading.</summary>
    /// <param name="release">As uname -r says it.</param>
    internal static KernelCharge OfDuplicate(string? release) => Parse(release) switch
    {
        { } version when version >= Merging => KernelCharge.Merged,
        { } version when version < EarlyCheck => KernelCharge.Load,
        _ => KernelCharge.Becoming,
    };

    /// <summary>Where a call ends that repeats one that failed.</summary>
    internal static KernelCharge OfRepeat(int errno) => errno switch
    {
        Errno.ENOENT => KernelCharge.Load, // simplify_symbols
        Errno.EPERM or Errno.ENOEXEC or Errno.EEXIST or Errno.EBUSY => KernelCharge.Becoming, // blacklist, signature, vermagic, there already
        _ => KernelCharge.Init,
    };

    /// <summary>Where a call ended that was made and brought nothing.</summary>
    internal static KernelCharge OfVain(string? release, BootAttempt call) => call.Fate switch
    {
        CallFate.Merged => KernelCharge.Merged,
        // One that is not merged reads the file: merging began with the check that came in 6.4.
        CallFate.Duplicate => OfDuplicate(release) == KernelCharge.Load ? KernelCharge.Load : KernelCharge.Becoming,
        _ => call.WasInserted ? KernelCharge.Init : OfRepeat(call.Errno),
    };

    /// <summary>What the kernel adds to its counters for such a call.</summary>
    internal static long Bytes(KernelCharge charge, long fileBytes) => charge switch
    {
        KernelCharge.Becoming or KernelCharge.Init => fileBytes,
        KernelCharge.Load => 2 * fileBytes,
        _ => 0,
    };

    private static Version? Parse(string? release)
    {
        var parts = (release ?? string.Empty).Split('.', '-', '+');
        return parts.Length > 1
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
            ? new Version(major, minor)
            : null;
    }
}
