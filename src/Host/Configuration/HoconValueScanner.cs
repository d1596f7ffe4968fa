using System.Text;

namespace ActorLoad.Host.Configuration;

/// <summary>Passes over one value of a HOCON text and says what it refers to.</summary>
/// <param name="cursor">Where the value starts.</param>
/// <param name="key">Whose value it is, for messages.</param>
internal sealed class HoconValueScanner(HoconCursor cursor, string key)
{
    private readonly List<string> _references = [];

    /// <summary>Up to the end of the value; the paths that it takes over with <c>${path}</c>.</summary>
    public IReadOnlyList<string> Value()
    {
        if (cursor.Here == '[')
        {
            List();
            cursor.SkipBlanks();
            if (!AtEndOfValue)
            {
                throw Wrong($"{cursor.Shown} after the closing ']': expected the end of the line");
            }
        }
        else
        {
            Text();
        }

        return _references;
    }

    /// <summary>A text in double quotes, with its escapes as they stand.</summary>
    public static string Quoted(HoconCursor cursor)
    {
        var text = new StringBuilder();
        cursor.Next();
        while (cursor.Here != '"')
        {
            if (cursor.AtEnd || cursor.Here == '\n')
            {
                throw cursor.Wrong("the text in double quotes has no closing quote on its line");
            }

            if (cursor.Here < ' ' && cursor.Here != '\t')
            {
                throw cursor.Wrong($"{cursor.Shown} in a text");
            }

            text.Append(cursor.Here);
            if (cursor.Next() == '\\')
            {
                text.Append(Escape(cursor));
            }
        }

        cursor.Next();
        return text.ToString();
    }

    private bool AtEndOfValue => cursor.AtEnd || cursor.AtComment || cursor.Here is '\n' or ',' or '}' or ']';

    private void List()
    {
        var line = cursor.Line;
        cursor.Next();
        for (cursor.SkipLines(); cursor.Here != ']'; cursor.SkipLines())
        {
            if (cursor.AtEnd || cursor.Here is '}')
            {
                throw new HoconSyntaxException(line, $"{key}: the '[' opened here is never closed: a ']' is missing");
            }

            if (cursor.Here is '[' or '{')
            {
                throw Wrong($"{cursor.Shown} in a list: no key takes lists of lists or of groups");
            }

            Text();
            cursor.SkipLines();
            cursor.Take(",");
        }

        cursor.Next();
    }

    // One line of quoted texts, unquoted ones and references, which HOCON puts together.
    private void Text()
    {
        var any = false;
        for (; !AtEndOfValue; any = true)
        {
            Part();
            cursor.SkipBlanks();
        }

        if (!any)
        {
            throw Wrong($"the value is missing before {cursor.Shown}; an empty text is \"\"");
        }
    }

    private void Part()
    {
        if (cursor.At("\"\"\""))
        {
            throw Wrong("texts of several lines in \"\"\" are not supported: no key needs them");
        }

        if (cursor.Here == '"')
        {
            Quoted(cursor);
        }
        else if (cursor.Here == '$')
        {
            _references.Add(Reference());
        }
        else
        {
            Unquoted();
        }
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
            : throw Wrong($"expected ${{path}}, found {cursor.Shown} in it");
    }

    private void Unquoted()
    {
        while (!AtEndOfValue && cursor.Here is not (' ' or '\t' or '\r' or '"' or '$'))
        {
            // What the HOCON specification reserves, but for the plus of kernel releases.
            if (cursor.Here is '{' or '[' or ':' or '=' or '`' or '^' or '?' or '!' or '@' or '*' or '&' or '\\' or < ' ' or '\x7f')
            {
                throw Wrong($"{cursor.Shown} in an unquoted text: put the text in double quotes");
            }

            cursor.Next();
            if (cursor.AtComment)
            {
                throw Wrong($"{(cursor.Here == '#' ? "'#'" : "'//'")} in an unquoted text starts a comment: put the text in double quotes, or a blank before the comment");
            }
        }
    }

    private static string Escape(HoconCursor cursor)
    {
        const string plain = "\"\\/bfnrt";
        if (plain.Contains(cursor.Here) && !cursor.AtEnd)
        {
            return cursor.Next().ToString();
        }

        var digits = new StringBuilder();
        for (var take = cursor.Take("u"); take && digits.Length < 4 && char.IsAsciiHexDigit(cursor.Here);)
        {
            digits.Append(cursor.Next());
        }

        return digits.Length == 4
            ? $"u{digits}"
            : throw cursor.Wrong("a backslash in double quotes must be followed by one of \" \\ / b f n r t or u and four hexadecimal digits");
    }

    private HoconSyntaxException Wrong(string problem) => cursor.Wrong($"{key}: {problem}");
}
