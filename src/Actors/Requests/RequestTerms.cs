using ActorLoad.Interop.Index;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Actors.Requests;

/// <summary>How something was asked, beyond what was asked: all that decides with whom a request shares its answer.</summary>
/// <param name="Parameters">The caller's own parameters; empty for none.</param>
/// <param name="Flags">What changes the resolution.</param>
/// <param name="InstallDepth">How many install commands stand above the request.</param>
/// <param name="Within">Paths of the files whose loads wait for the answer, a line each; see <see cref="RequestKey.Within"/>.</param>
/// <param name="FirstTime">A module that is there already counts as EEXIST.</param>
/// <param name="Retry">A remembered failure is to be forgotten.</param>
/// <param name="Force">Checks the kernel shall skip.</param>
/// <param name="TimeoutMicroseconds">After how long the requester wanted an answer in any case; null for never.</param>
public sealed record RequestTerms(
    string Parameters = "",
    ResolveFlags Flags = ResolveFlags.None,
    int InstallDepth = 0,
    string Within = "",
    bool FirstTime = false,
    bool Retry = false,
    LoadFlags Force = LoadFlags.None,
    long? TimeoutMicroseconds = null)
{
    private static readonly RequestTerms Plain = new();
    private static readonly RequestTerms OfDevice = new(Flags: ResolveFlags.UseBlacklist);

    /// <summary>How those ask who come through this door and say nothing more; the ledger does not write it down.</summary>
    public static RequestTerms Usual(RequesterKind kind) => kind is RequesterKind.Uevent or RequesterKind.Coldplug or RequesterKind.Preload ? OfDevice : Plain;

    /// <summary>How this was asked; null for the usual way.</summary>
    internal static RequestTerms? Of(LoadRequest request)
    {
        var usual = Usual(request.Requester.Kind);
        if (request is { FirstTime: false, Retry: false, Force: LoadFlags.None, Timeout: null, Key: { InstallDepth: 0, Parameters: "", Within: "" } key }
            && key.Flags == usual.Flags)
        {
            return null;
        }

        return new RequestTerms(
            request.Key.Parameters,
            request.Key.Flags,
            request.Key.InstallDepth,
            request.Key.Within,
            request.FirstTime,
            request.Retry,
            request.Force,
            (long?)request.Timeout?.TotalMicroseconds);
    }
}
