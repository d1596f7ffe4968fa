using ActorLoad.Actors.Requests;

namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>By what requests are put together. Null: not known of this one.</summary>
internal static class Grouping
{
    internal static string? Source(BootRequest request) => Words.Of(request.Requester.Kind);

    /// <summary>The bus of a modalias (file2alias.c in the kernel's scripts/mod): the letters before its first colon.</summary>
    internal static string? Bus(BootRequest request)
    {
        var colon = request.Spec.IndexOf(':');
        return colon > 0 && request.Spec.AsSpan(0, colon).IndexOfAnyExcept(BusLetters) < 0 ? request.Spec[..colon] : null;
    }

    internal static string? Subsystem(BootRequest request) => request.Requester.Subsystem;

    internal static string? Device(BootRequest request) => request.Requester.Devpath;

    /// <summary>The number of the CPU that is the device. Nothing else of a request says a CPU: where its process ran is chance.</summary>
    internal static string? Cpu(BootRequest request)
    {
        const string Cpus = "/devices/system/cpu/cpu";
        return request.Requester.Devpath is { } path && path.StartsWith(Cpus, StringComparison.Ordinal)
            && path.Length > Cpus.Length && path.AsSpan(Cpus.Length).IndexOfAnyExceptInRange('0', '9') < 0 ? path[Cpus.Length..] : null;
    }

    /// <summary>The process's name without its id, so that a storm of equal processes is one.</summary>
    internal static string? Requester(BootRequest request) => request.Requester switch
    {
        { Kind: RequesterKind.Kernel or RequesterKind.Uevent or RequesterKind.Coldplug or RequesterKind.Preload } by => Words.Of(by.Kind),
        { Comm: { } comm } => comm,
        var by => Words.Of(by.Kind),
    };

    internal static string? Driver(BootRequest request) => request.Requester.Driver;

    /// <summary>Why the kernel sent the uevent.</summary>
    internal static string? Event(BootRequest request) => request.Requester switch
    {
        { Kind: RequesterKind.Coldplug } => "synthetic, by the service",
        { Kind: RequesterKind.Uevent, SynthUuid: null } => "real",
        { Kind: RequesterKind.Uevent } => "synthetic, by others",
        _ => null,
    };

    /// <summary>The names of the process and of those above it.</summary>
    internal static string? Lineage(BootRequest request, ProcessTree processes) =>
        processes.Find(request.Requester) is { } process ? Summaries.Lineage.OfNames(process, processes.Above(process)) : null;

    private static readonly System.Buffers.SearchValues<char> BusLetters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+.");
}
