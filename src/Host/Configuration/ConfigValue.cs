using Akka.Configuration.Hocon;

namespace ActorLoad.Host.Configuration;

/// <summary>A value as it was written: a text, or a list of texts.</summary>
/// <param name="Text">The text; null for a list.</param>
/// <param name="Items">The list; null for a text.</param>
internal sealed record ConfigValue(string? Text, IReadOnlyList<string>? Items)
{
    /// <summary>What Akka read. An empty list is neither list nor text to it, but a part of the value.</summary>
    public static ConfigValue From(HoconValue value) => value.Values.Any(part => part.IsArray())
        ? new ConfigValue(null, [.. value.GetArray().Select(item => item.GetString())])
        : new ConfigValue(value.GetString(), null);

    /// <summary>As an error shows it.</summary>
    public string Shown => Text is null ? "a list" : $"\"{(Text.Length > 60 ? $"{Text[..60]}…" : Text)}\"";
}
