namespace ActorLoad.Host.Configuration;

/// <summary>The config.hocon that this was built with: the defaults.</summary>
internal static class ReferenceFile
{
    /// <summary>Its text and keys.</summary>
    public static ConfigurationSource Source { get; } = new("built-in config.hocon", Text(), HasLines: true);

    private static string Text()
    {
        using var stream = typeof(ReferenceFile).Assembly.GetManifestResourceStream("config.hocon")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
