using ActorLoad.Client.Native;
using static Tmds.Linux.LibC;

namespace ActorLoad.Client.Modprobe;

/// <summary>How kmod's modprobe words an error number.</summary>
internal static class KmodError
{
    /// <summary>strerror(3), but for the two numbers that mean something else to a module.</summary>
    public static string Text(int error)
    {
        if (error == EEXIST)
        {
            return "Module already in kernel";
        }

        return error == ENOENT ? "Unknown symbol in module, or unknown parameter (see dmesg)" : ErrorNumber.Text(error);
    }
}
