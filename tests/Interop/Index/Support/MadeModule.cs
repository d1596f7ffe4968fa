using System.Text;

namespace ActorLoad.Interop.Tests.Index.Support;

/// <summary>A module file to be made: an ELF object with a .modinfo section and symbols that depmod reads.</summary>
/// <param name="Path">Below lib/modules/VERSION, e.g. <c>kernel/a-b.ko.xz</c>.</param>
/// <param name="Exports">Symbols that it exports.</param>
/// <param name="Needs">Symbols of other modules.</param>
/// <param name="Info">Further .modinfo entries: <c>alias=…</c>, <c>softdep=…</c>.</param>
/// <param name="ElfName">The <c>name=</c> entry, if it is not the file's name.</param>
public sealed record MadeModule(
    string Path, string[]? Exports = null, string[]? Needs = null, string[]? Info = null, string? ElfName = null)
{
    /// <summary>The file's name up to its first dot.</summary>
    public string FileName => System.IO.Path.GetFileName(Path).Split('.')[0];

    /// <summary>The compression: gz, xz, zst or ko for none.</summary>
    public string Compression => Path[(Path.LastIndexOf('.') + 1)..];

    /// <summary>The assembler source.</summary>
    public string Source()
    {
        var text = new StringBuilder(".section .modinfo,\"a\"\n");
        foreach (var entry in (string[])["name=" + (ElfName ?? FileName.Replace('-', '_')), "license=GPL", .. Info ?? []])
            text.Append(".asciz \"").Append(entry.Replace("\"", "\\\"")).Append("\"\n");
        text.Append(".section __ksymtab_strings,\"a\"\n");
        foreach (var symbol in Exports ?? [])
            text.Append(".asciz \"").Append(symbol).Append("\"\n");
        text.Append(".data\n");
        foreach (var symbol in Needs ?? [])
            text.Append(".quad ").Append(symbol).Append('\n');
        return text.ToString();
    }
}
