namespace ActorLoad.Host.Configuration;

/// <summary>A text with keys, and where it comes from.</summary>
/// <param name="Name">The file, or the argument of the command line.</param>
/// <param name="Text">The text.</param>
/// <param name="HasLines">Whether its lines say something to people.</param>
internal sealed record ConfigurationSource(string Name, string Text, bool HasLines)
{
    /// <summary>The one key that is allowed at the top.</summary>
    public const string Root = "actorload";

    /// <summary>A line of it.</summary>
    public string Place(int line) => HasLines ? $"{Name}:{line}" : Name;

    /// <summary>A problem in a line of it.</summary>
    public string Problem(int line, string problem) => $"{Place(line)}: {problem}";

    /// <summary>Puts its values where they belong, over those that are there; gives all that is wrong.</summary>
    public IReadOnlyList<string> ReadInto(IDictionary<Setting, SettingInUse> values)
    {
        try
        {
            return new KeyChecker(this, HoconParser.Parse(Text)).CheckInto(values);
        }
        catch (HoconSyntaxException e)
        {
            return [Problem(e.Line, e.Message)];
        }
    }
}
