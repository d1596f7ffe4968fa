namespace ActorLoad.Interop.Index.Config;

/// <summary>One line that libkmod would take.</summary>
/// <param name="Kind">Its command.</param>
/// <param name="Key">The module name or alias pattern that it is for, with underscores.</param>
/// <param name="Value">The rest; empty for a blacklist line.</param>
/// <param name="File">The file, or <c>/proc/cmdline</c>.</param>
/// <param name="Number">The first of its physical lines, from 1.</param>
/// <param name="Text">The whole logical line.</param>
internal sealed record ConfigLine(ConfigKind Kind, string Key, string Value, string File, int Number, string Text)
{
    private static readonly char[] Blanks = [' ', '\t'];

    /// <summary>Parses a logical line as libkmod-config.c does (<c>kmod_config_parse</c>); null where it takes none.</summary>
    public static ConfigLine? Parse(string text, string file, int number)
    {
        var rest = text;
        if (text.StartsWith('#') || Token(ref rest) is not { } command || Kinds(command) is not { } kind)
            return null;
        if (Token(ref rest) is not { } first || SpecText.Normalize(first) is not { } key)
            return null;
        var value = kind switch
        {
            ConfigKind.Blacklist => "",
            ConfigKind.Alias => Token(ref rest) is { } module ? SpecText.Normalize(module) : null,
            ConfigKind.Options => NotEmpty(rest)?.Replace('\t', ' '),
            _ => NotEmpty(rest),
        };
        return value is null ? null : new ConfigLine(kind, key, value, file, number, text);
    }

    private static ConfigKind? Kinds(string command) => command switch
    {
        "alias" => ConfigKind.Alias,
        "blacklist" => ConfigKind.Blacklist,
        "options" => ConfigKind.Options,
        "install" => ConfigKind.Install,
        "remove" => ConfigKind.Remove,
        "softdep" => ConfigKind.Softdep,
        _ => null,
    };

    private static string? NotEmpty(string text) => text.Length == 0 ? null : text;

    /// <summary>Takes a token off, as strtok(3): with the blanks before it and one blank after it.</summary>
    private static string? Token(ref string rest)
    {
        var text = rest.TrimStart(Blanks);
        if (text.Length == 0)
            return null;
        var end = text.IndexOfAny(Blanks);
        rest = end < 0 ? "" : text[(end + 1)..];
        return end < 0 ? text : text[..end];
    }
}
