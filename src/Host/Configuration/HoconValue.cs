namespace ActorLoad.Host.Configuration;

/// <summary>A value as it stands in a text.</summary>
/// <param name="IsList">Whether it is a list.</param>
/// <param name="Texts">Each with its parts: the list's, or the one that it is.</param>
internal sealed record HoconValue(bool IsList, IReadOnlyList<IReadOnlyList<HoconPart>> Texts)
{
    /// <summary>The paths that it takes over.</summary>
    public IEnumerable<string> References =>
        from text in Texts
        from part in text
        where part.IsReference
        select part.Text;
}
