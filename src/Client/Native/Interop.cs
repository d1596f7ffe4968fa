using System.Runtime.InteropServices;

namespace ActorLoad.Client.Native;

/// <summary>Functions of the C library that Tmds.LibC does not have. Linked statically (DirectPInvoke).</summary>
internal static unsafe partial class Interop
{
    private const string LibC = "libc";

    /// <summary>execv(3): the environment of the process goes along, byte for byte, which .NET's strings could not promise.</summary>
    [LibraryImport(LibC, EntryPoint = "execv", SetLastError = true)]
    internal static partial int Execv(byte* path, byte** arguments);

    /// <summary>setenv(3).</summary>
    [LibraryImport(LibC, EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int SetEnvironment(string name, string value, int overwrite);

    /// <summary>openlog(3). The name is kept by the C library and must stay.</summary>
    [LibraryImport(LibC, EntryPoint = "openlog")]
    internal static partial void OpenLog(byte* name, int options, int facility);

    /// <summary>
    /// syslog(3) with the format "%s". It takes variable arguments; for one pointer they are passed as fixed ones are, both on
    /// x86-64 and on arm64 under Linux.
    /// </summary>
    [LibraryImport(LibC, EntryPoint = "syslog", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void Syslog(int priority, string format, string text);
}
