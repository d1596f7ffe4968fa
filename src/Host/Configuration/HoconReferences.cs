namespace ActorLoad.Host.Configuration;

/// <summary>
/// Fills in what values take over from others with <c>${path}</c>: the full path of a value in the same text that has no reference
/// itself, so nothing can lead back to itself.
/// </summary>
/// <param name="keys">The keys of the text.</param>
internal sealed class HoconReferences(IReadOnlyList<HoconKey> keys)
{
    /// <summary>The first reference that cannot be filled in; null where all can.</summary>
    public string? Loose(HoconValue value) => value.References.FirstOrDefault(path => Target(path) is not { } target
        || target.References.Any() || (target.IsList && !IsAlone(value)));

    /// <summary>The value with its references filled in; none of them may be loose.</summary>
    public ConfigValue Fill(HoconValue value)
    {
        if (IsAlone(value) && value.References.SingleOrDefault() is { } path)
        {
            return Fill(Target(path)!);
        }

        var texts = value.Texts.Select(Fill).ToList();
        return value.IsList ? new ConfigValue(null, texts) : new ConfigValue(texts[0], null);
    }

    private string Fill(IReadOnlyList<HoconPart> text) =>
        string.Concat(text.Select(part => part.IsReference ? Fill(Target(part.Text)!.Texts[0]) : part.Text));

    // The last one wins.
    private HoconValue? Target(string path) => keys.LastOrDefault(key => key.Path == path)?.Value;

    private static bool IsAlone(HoconValue value) => !value.IsList && value.Texts[0].Count == 1;
}
