namespace ActorLoad.Interop.Kernel;

/// <summary>What a module file is, by its first bytes; its suffix is not asked.</summary>
internal enum ModuleFormat
{
    /// <summary>None of the others: the kernel is left to refuse it.</summary>
    Unknown,

    /// <summary>No byte at all.</summary>
    Empty,

    /// <summary>A plain ELF file.</summary>
    Elf,

    /// <summary>RFC 1952.</summary>
    Gzip,

    /// <summary>The .xz file format, section 2.1.1.1.</summary>
    Xz,

    /// <summary>RFC 8878, section 3.1.1.</summary>
    Zstd,
}
