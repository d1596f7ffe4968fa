using System.Text;

namespace ActorLoad.Host.Reports;

/// <summary>Lines of words.</summary>
internal static class Prose
{
    private const int Indent = 10;

    /// <summary>Writes a line; where it is too long it goes on, indented, in the next.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="line">What.</param>
    /// <param name="columns">How wide lines may be; 0 for as wide as they are.</param>
    internal static void Write(StringBuilder text, string line, int columns)
    {
        var rest = TextTable.Printable(line);
        while (columns > 0 && rest.Length > columns && rest.LastIndexOf(' ', columns) is var space && space > Indent)
        {
            text.Append(rest, 0, space).Append('\n');
            rest = new string(' ', Indent) + rest[(space + 1)..];
        }

        text.Append(rest).Append('\n');
    }
}
