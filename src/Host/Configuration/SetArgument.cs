namespace ActorLoad.Host.Configuration;

/// <summary>The <c>key=value</c> of a <c>--set</c>.</summary>
internal static class SetArgument
{
    /// <summary>As a text with that key. An empty value is the empty text, because a shell takes the quotes of <c>key=""</c> away.</summary>
    /// <exception cref="BadConfigurationException">It is no <c>key=value</c>.</exception>
    public static ConfigurationSource Read(string argument)
    {
        var name = $"--set {(argument.Length > 80 ? $"{argument[..80]}…" : argument)}";
        var equals = argument.IndexOf('=');
        var key = equals < 0 ? argument : argument[..equals];
        if (equals < 0 || key.Length == 0 || !key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            throw new BadConfigurationException([$"{name}: expected KEY=VALUE with a key of config.hocon, e.g. --set journal.flush-interval=1s"]);
        }

        var value = argument[(equals + 1)..];
        return new ConfigurationSource(name, $"{ConfigurationSource.Root}.{key} = {(value.Length == 0 ? "\"\"" : value)}", HasLines: false);
    }
}
