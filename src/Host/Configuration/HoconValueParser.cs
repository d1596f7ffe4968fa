using System.Text;

namespace ActorLoad.Host.Configuration;

/// <summary>Reads one value of a HOCON text.</summary>
/// <param name="cursor">Where the value starts.</param>
/// <param name="key">Whose value it is, for messages.</param>
internal sealed class HoconValueParser(HoconCursor cursor, string key)
{
    /// <summary>Up to the end of the value.</summary>
    public HoconValue Value()
    {
        if (cursor.Here != '[')
        {
            return new HoconValue(IsList: false, [Text()]);
        }

        var list = List();
        cursor.SkipBlanks();
        return AtEndOfValue
            ? new HoconValue(IsList: true, list)
            : throw Wrong($"{cursor.Shown} after the closing ']': expected the end of the line");
    }

    private bool AtEndOfValue => cursor.AtEnd || cursor.AtComment || cursor.Here is '\n' or ',' or '}' or ']';

    private List<IReadOnlyList<HoconPart>> List()
    {
        var line = cursor.Line;
        var items = new List<IReadOnlyList<HoconPart>>();
        cursor.Next();
        for (cursor.SkipLines(); cursor.Here != ']'; cursor.SkipLines())
        {
            if (cursor.AtEnd || cursor.Here == '}')
            {
                throw new HoconSyntaxException(line, $"{key}: the '[' opened here is never closed: a ']' is missing");
            }

            if (cursor.Here is '[' or '{')
            {
                throw Wrong($"{cursor.Shown} in a list: no key takes lists of lists or of groups");
            }

            items.Add(Text());
            cursor.SkipLines();
            cursor.Take(",");
        }

        cursor.Next();
        return items;
    }

    // One line of quoted texts, unquoted ones and references; the blanks between them count.
    private List<HoconPart> Text()
    {
        var parts = new List<HoconPart>();
        while (!AtEndOfValue)
        {
            parts.Add(Part());
            var blanks = cursor.SkipBlanks();
            if (blanks.Length > 0 && !AtEndOfValue)
            {
                parts.Add(new HoconPart(blanks, IsReference: false));
            }
        }

        return parts.Count > 0 ? parts : throw Wrong($"the value is missing before {cursor.Shown}; an empty text is \"\"");
    }

    private HoconPart Part()
    {
        if (cursor.At("\"\"\""))
        {
            throw Wrong("texts of several lines in \"\"\" are not supported: no key needs them");
        }

        return cursor.Here switch
        {
            '"' => new HoconPart(HoconQuotedText.Read(cursor), IsReference: false),
            '$' => new HoconPart(Reference(), IsReference: true),
            _ => new HoconPart(Unquoted(), IsReference: false),
        };
    }

    private string Reference()
    {
        if (cursor.At("${?"))
        {
            throw Wrong("optional references, ${?…}, are not supported: set the key, or leave it out");
        }

        if (!cursor.Take("${"))
        {
            throw Wrong("'$' stands for a reference, ${path}: put a text that contains it in double quotes");
        }

        var path = new StringBuilder();
        while (char.IsAsciiLetterOrDigit(cursor.Here) || cursor.Here is '-' or '_' or '.')
        {
            path.Append(cursor.Next());
        }

        return path.Length > 0 && cursor.Take("}")
            ? path.ToString()
            : throw Wrong($"{cursor.Shown} in a reference: expected ${{path}}");
    }

    private string Unquoted()
    {
        var text = new StringBuilder();
        while (!AtEndOfValue && cursor.Here is not (' ' or '\t' or '"' or '$'))
        {
            // What the HOCON specification reserves, but for the plus: kernel releases have it.
            if (cursor.Here is '{' or '[' or ':' or '=' or '`' or '^' or '?' or '!' or '@' or '*' or '&' or '\\' or < ' ' or '\x7f')
            {
                throw Wrong($"{cursor.Shown} in an unquoted text: put the text in double quotes");
            }

            text.Append(cursor.Next());
            if (cursor.AtComment)
            {
                throw Wrong($"'{(cursor.Here == '#' ? "#" : "//")}' starts a comment in an unquoted text: put the text in double quotes, or a blank before the comment");
            }
        }

        return text.ToString();
    }

    private HoconSyntaxException Wrong(string problem) => cursor.Wrong($"{key}: {problem}");
}
