using System.Runtime.InteropServices;
using static Tmds.Linux.LibC;

namespace ActorLoad.Client.Native;

/// <summary>Texts of error numbers, the C library's own: the same that kmod prints.</summary>
internal static unsafe class ErrorNumber
{
    private const int LongestText = 256;

    /// <summary>strerror(3) in the C locale.</summary>
    public static string Text(int error)
    {
        var buffer = stackalloc byte[LongestText];
        strerror_r(error, buffer, LongestText);
        return Marshal.PtrToStringUTF8((nint)buffer) ?? "";
    }
}
