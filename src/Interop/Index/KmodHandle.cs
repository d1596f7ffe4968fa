using System.Runtime.InteropServices;
using ActorLoad.Interop.Kernel;
using Microsoft.Win32.SafeHandles;

namespace ActorLoad.Interop.Index;

/// <summary>A <c>struct kmod_ctx *</c>.</summary>
internal sealed unsafe class KmodHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    private KmodHandle(nint context)
        : base(ownsHandle: true) => SetHandle(context);

    /// <summary>
    /// Reads modprobe.d and the kernel command line, and maps the indexes. Bad lines go to stderr, as kmod's own tools
    /// do it; afterwards the context is silent, for what it would say concerns specs that anybody may make up.
    /// </summary>
    public static KmodHandle Open(string directory, IReadOnlyList<string>? configDirectories)
    {
        var paths = new nint[(configDirectories?.Count ?? 0) + 1];
        try
        {
            for (var i = 0; i < paths.Length - 1; i++)
                paths[i] = Marshal.StringToCoTaskMemUTF8(configDirectories![i]);
            fixed (nint* array = paths)
            {
                var context = Libkmod.New(directory, configDirectories is null ? null : (byte**)array);
                if (context == 0)
                    throw new IndexException(Errno.ENOMEM, "libkmod has no memory for a context (kmod_new gave NULL)");
                Libkmod.SetLogFunction(context, 0, 0);
                return new KmodHandle(context);
            }
        }
        finally
        {
            foreach (var path in paths)
                Marshal.FreeCoTaskMem(path);
        }
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        Libkmod.Unref(handle);
        return true;
    }
}
