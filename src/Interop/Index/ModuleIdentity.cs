using ActorLoad.Interop.Kernel;

namespace ActorLoad.Interop.Index;

/// <summary>What a module file says of itself.</summary>
/// <param name="Name">The name in its .modinfo section, by which the kernel will know it; null if it has none there.</param>
/// <param name="Errno">0, or why it is no module.</param>
/// <param name="Problem">The same for people; null if it is one.</param>
internal readonly record struct ModuleIdentity(string? Name, int Errno = 0, string? Problem = null)
{
    /// <summary>Reads the file; a compressed one is unpacked.</summary>
    public static ModuleIdentity Read(string path)
    {
        using var file = ModuleFile.Open(path, out var failure);
        if (file is null)
            return new ModuleIdentity(null, failure.Errno, failure.Detail ?? Kernel.Errno.Text(failure.Errno));
        return file.Format switch
        {
            ModuleFormat.Elf => ElfModuleInfo.Read((into, offset) => ReadAll(file, into, offset)),
            ModuleFormat.Empty => NoModule("it is empty"),
            ModuleFormat.Unknown => NoModule("it is no kernel module: neither ELF nor gzip, xz or zstd"),
            _ => ReadPacked(file),
        };
    }

    /// <summary>The answer for a file that is something else.</summary>
    public static ModuleIdentity NoModule(string problem) => new(null, Kernel.Errno.ENOEXEC, problem);

    private static bool ReadAll(ModuleFile file, Span<byte> into, long offset) =>
        Posix.Read(file.Handle, into, offset, out _) == into.Length;

    private static unsafe ModuleIdentity ReadPacked(ModuleFile file)
    {
        using var image = ModuleUnpacker.Unpack(file, LinuxKernel.DefaultUnpackLimit, out var failure);
        if (image is null)
            return NoModule(failure.Detail ?? Kernel.Errno.Text(failure.Errno));
        return ElfModuleInfo.Read((into, offset) =>
        {
            if (offset > image.Length - into.Length)
                return false;
            new ReadOnlySpan<byte>(image.Start + offset, into.Length).CopyTo(into);
            return true;
        });
    }
}
