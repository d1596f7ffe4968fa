using System.Globalization;

namespace ActorLoad.Actors.Observing;

/// <summary>How the trace prints calls of the kernel (kernel/trace/trace_syscalls.c).</summary>
internal static class SyscallText
{
    private const string Descriptor = "(fd: ";
    private const string Result = " -> 0x";
    private const int MaxErrno = 4095; // include/linux/err.h

    /// <summary>The file descriptor in <c>(fd: 3, uargs: …, flags: 0)</c>; null in anything else.</summary>
    internal static int? FileDescriptor(string text)
    {
        var end = text.StartsWith(Descriptor, StringComparison.Ordinal) ? text.IndexOf(',') : -1;
        return end > 0 && int.TryParse(text.AsSpan(Descriptor.Length..end), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var fd) ? fd : null;
    }

    /// <summary>The errno in <c> -> 0xffffffffffffffef</c>, 0 for success; null in anything else.</summary>
    internal static int? Errno(string text) =>
        text.StartsWith(Result, StringComparison.Ordinal)
        && long.TryParse(text.AsSpan(Result.Length), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var result)
            ? result is < 0 and >= -MaxErrno ? (int)-result : 0
            : null;
}
