using Akka.Configuration;

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
            var keys = HoconScanner.Scan(Text);
            var loose = LooseReferences(keys);
            return loose.Count > 0 ? loose : new KeyChecker(this, keys, ConfigurationFactory.ParseString(Text)).CheckInto(values);
        }
        catch (HoconSyntaxException e)
        {
            return [Problem(e.Line, e.Message)];
        }
        catch (Exception e) when (e is FormatException or ConfigurationException)
        {
            return [$"{Name}: this is not HOCON: {e.Message.Split('\n')[0]}"];
        }
    }

    // Akka says neither key nor line of a reference to nothing, and overflows the stack on one that leads back to itself.
    private List<string> LooseReferences(IReadOnlyList<ScannedKey> keys) =>
    [
        .. from key in keys
           from reference in key.References
           where !keys.Any(other => other.Path == reference && !other.IsGroup && other.References.Count == 0)
           select Problem(key.Line, $"{key.Path}: ${{{reference}}} refers to nothing that can be taken over; expected the full path of a value in this file, e.g. ${{{Root}.journal.path}}, that has no reference itself"),
    ];
}
