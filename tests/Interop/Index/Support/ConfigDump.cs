using ActorLoad.Interop.Index.Config;

namespace ActorLoad.Interop.Tests.Index.Support;

/// <summary>The configuration in the form of <c>modprobe -c</c>.</summary>
public static class ConfigDump
{
    private static readonly ConfigKind[] Order =
        [ConfigKind.Blacklist, ConfigKind.Install, ConfigKind.Remove, ConfigKind.Alias, ConfigKind.Options, ConfigKind.Softdep];

    /// <summary>Our lines.</summary>
    public static string Show(ConfigExplanation explanation) =>
        string.Concat(Order.SelectMany(kind => explanation.Lines.Where(line => line.Kind == kind)).Select(line => Show(line) + "\n"));

    /// <summary>modprobe's lines out of its whole output, which goes on with the indexes.</summary>
    public static string OfModprobe(string output) => string.Concat(
        output[..output.IndexOf("\n# End of configuration files", StringComparison.Ordinal)]
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => WithoutSoftdeps(line) + "\n"));

    private static string Show(ConfigLine line)
    {
        var text = $"{line.Kind.ToString().ToLowerInvariant()} {line.Key}";
        return WithoutSoftdeps(line.Kind == ConfigKind.Blacklist ? text : $"{text} {line.Value}");
    }

    /// <summary>modprobe prints the lists of softdeps its own way.</summary>
    private static string WithoutSoftdeps(string line) =>
        line.StartsWith("softdep ", StringComparison.Ordinal) ? string.Join(' ', line.Split(' ')[..2]) : line;
}
