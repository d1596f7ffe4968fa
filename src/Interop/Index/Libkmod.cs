using System.Runtime.InteropServices;

namespace ActorLoad.Interop.Index;

/// <summary>
/// libkmod.so.2, as libkmod.h declares it: only what exists since version 20. Lists and modules are bare pointers here;
/// <see cref="ModuleList"/> and <see cref="KmodContext"/> own them.
/// </summary>
internal static unsafe partial class Libkmod
{
    /// <summary>The longest text that libkmod's buffers hold, with its NUL (linux/limits.h).</summary>
    public const int PathMax = 4096;

    /// <summary><c>enum kmod_module_initstate</c>: part of the kernel image.</summary>
    public const int StateBuiltin = 0;

    private const string Library = "libkmod.so.2";

    /// <summary><c>enum kmod_probe</c>.</summary>
    [Flags]
    public enum Probe : uint
    {
        IgnoreCommand = 0x4,
        IgnoreLoaded = 0x8,
        DryRun = 0x10,
        ApplyBlacklist = 0x20000,
        ApplyBlacklistAliasOnly = 0x40000,
    }

    [LibraryImport(Library, EntryPoint = "kmod_new", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint New(string directory, byte** configPaths);

    [LibraryImport(Library, EntryPoint = "kmod_unref")]
    public static partial nint Unref(nint context);

    [LibraryImport(Library, EntryPoint = "kmod_set_log_fn")]
    public static partial void SetLogFunction(nint context, nint function, nint data);

    [LibraryImport(Library, EntryPoint = "kmod_load_resources")]
    public static partial int LoadResources(KmodHandle context);

    [LibraryImport(Library, EntryPoint = "kmod_module_new_from_lookup", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int NewFromLookup(KmodHandle context, string spec, ref nint list);

    [LibraryImport(Library, EntryPoint = "kmod_module_new_from_path", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int NewFromPath(KmodHandle context, string path, out nint module);

    [LibraryImport(Library, EntryPoint = "kmod_module_new_from_name", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int NewFromName(KmodHandle context, string name, out nint module);

    [LibraryImport(Library, EntryPoint = "kmod_module_ref")]
    public static partial nint Ref(nint module);

    [LibraryImport(Library, EntryPoint = "kmod_module_unref")]
    public static partial nint UnrefModule(nint module);

    [LibraryImport(Library, EntryPoint = "kmod_module_unref_list")]
    public static partial int UnrefList(nint list);

    [LibraryImport(Library, EntryPoint = "kmod_list_next")]
    public static partial nint Next(nint list, nint current);

    [LibraryImport(Library, EntryPoint = "kmod_module_get_module")]
    public static partial nint GetModule(nint entry);

    [LibraryImport(Library, EntryPoint = "kmod_module_get_name")]
    public static partial byte* GetName(nint module);

    [LibraryImport(Library, EntryPoint = "kmod_module_get_path")]
    public static partial byte* GetPath(nint module);

    [LibraryImport(Library, EntryPoint = "kmod_module_get_initstate")]
    public static partial int GetInitState(nint module);

    [LibraryImport(Library, EntryPoint = "kmod_module_get_install_commands")]
    public static partial byte* GetInstallCommands(nint module);

    [LibraryImport(Library, EntryPoint = "kmod_module_get_remove_commands")]
    public static partial byte* GetRemoveCommands(nint module);

    [LibraryImport(Library, EntryPoint = "kmod_module_get_dependencies")]
    public static partial nint GetDependencies(nint module);

    [LibraryImport(Library, EntryPoint = "kmod_module_get_softdeps")]
    public static partial int GetSoftdeps(nint module, ref nint before, ref nint after);

    [LibraryImport(Library, EntryPoint = "kmod_module_probe_insert_module")]
    public static partial int ProbeInsert(
        nint module,
        Probe flags,
        byte* extraOptions,
        nint runInstall,
        nint data,
        delegate* unmanaged[Cdecl]<nint, byte, byte*, void> printAction);

    [LibraryImport(Library, EntryPoint = "kmod_config_get_aliases")]
    public static partial nint GetConfigAliases(KmodHandle context);

    [LibraryImport(Library, EntryPoint = "kmod_config_iter_next")]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool IterNext(nint iterator);

    [LibraryImport(Library, EntryPoint = "kmod_config_iter_get_key")]
    public static partial byte* IterKey(nint iterator);

    [LibraryImport(Library, EntryPoint = "kmod_config_iter_free_iter")]
    public static partial void IterFree(nint iterator);

    [LibraryImport("libc", EntryPoint = "fnmatch")]
    public static partial int FnMatch(byte* pattern, byte* text, int flags);

    [LibraryImport("libc", EntryPoint = "realpath", StringMarshalling = StringMarshalling.Utf8)]
    public static partial byte* RealPath(string path, byte* buffer);

    /// <summary>A C string as text; null for NULL.</summary>
    public static string? Text(byte* text) => Marshal.PtrToStringUTF8((nint)text);

    /// <summary>The bytes of a C string, without its NUL.</summary>
    public static ReadOnlySpan<byte> Bytes(byte* text) => MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text);
}
