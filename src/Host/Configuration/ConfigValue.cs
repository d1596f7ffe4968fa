namespace ActorLoad.Host.Configuration;

/// <summary>A value with its references filled in.</summary>
/// <param name="Text">The text; null for a list.</param>
/// <param name="Items">The list; null for a text.</param>
internal sealed record ConfigValue(string? Text, IReadOnlyList<string>? Items)
{
    /// <summary>As an error shows it.</summary>
    public string Shown => Text is null ? "a list" : $"\"{(Text.Length > 60 ? $"{Text[..60]}…" : Text)}\"";
}
