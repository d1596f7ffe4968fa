using System.Runtime.InteropServices;
using System.Text;
using Tmds.Linux;
using static Tmds.Linux.LibC;

namespace ActorLoad.Client.Native;

/// <summary>What makes a file this file, whatever it is called: device and inode number (stat(2)).</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FileIdentity(ulong Device, ulong Inode)
{
    /// <summary>The identity of the file behind a path, symbolic links followed; null when there is none.</summary>
    public static unsafe FileIdentity? Of(string path)
    {
        stat file;
        fixed (byte* name = Encoding.UTF8.GetBytes(path + '\0'))
        {
            return LibC.stat(name, &file) == 0 ? new FileIdentity((ulong)file.st_dev, (ulong)file.st_ino) : null;
        }
    }
}
