using System.Text;

namespace ActorLoad.Host.Configuration;

/// <summary>
/// Reads the part of HOCON that a configuration needs: groups, dotted and quoted keys, texts, lists of texts, <c>${path}</c>, comments.
/// Akka's own parser is not used on what people write: it tells no lines, takes a missing brace or quote for the end, runs for ever
/// on a list without its end, and dies of a value that refers to itself.
/// </summary>
internal sealed class HoconParser
{
    private const int MaxDepth = 16;

    private readonly HoconCursor _cursor;
    private readonly List<HoconKey> _keys = [];
    private int _depth;

    private HoconParser(string text) => _cursor = new HoconCursor(text.Replace("\r\n", "\n"));

    /// <summary>The keys in the text's order, groups before what is in them.</summary>
    /// <exception cref="HoconSyntaxException">It is not HOCON, or HOCON that is not supported.</exception>
    public static IReadOnlyList<HoconKey> Parse(string text)
    {
        var parser = new HoconParser(text);
        parser.Document();
        return parser._keys;
    }

    private void Document()
    {
        _cursor.SkipLines();
        if (_cursor.Take("{"))
        {
            Members(prefix: "", openedAt: _cursor.Line);
            _cursor.SkipLines();
            if (!_cursor.AtEnd)
            {
                throw _cursor.Wrong($"{_cursor.Shown} after the closing '}}': expected the end");
            }
        }
        else
        {
            Members(prefix: "", openedAt: null);
        }
    }

    // Up to the closing brace, or to the end of a document that has no braces of its own.
    private void Members(string prefix, int? openedAt)
    {
        for (_cursor.SkipLines(); !_cursor.AtEnd; Separator())
        {
            if (_cursor.Here == '}')
            {
                _ = openedAt ?? throw _cursor.Wrong("'}' without a '{' before it");
                _cursor.Next();
                return;
            }

            Member(prefix);
        }

        if (openedAt is { } line)
        {
            throw new HoconSyntaxException(line, "the '{' opened here is never closed: a '}' is missing");
        }
    }

    private void Separator()
    {
        _cursor.SkipLines();
        _cursor.Take(",");
        _cursor.SkipLines();
    }

    private void Member(string prefix)
    {
        var line = _cursor.Line;
        var name = KeyPath();
        var path = prefix.Length == 0 ? name : $"{prefix}.{name}";
        _cursor.SkipBlanks();
        if (name == "include" && _cursor.Here is '"' or 'f' or 'u' or 'c' or 'r')
        {
            throw new HoconSyntaxException(line, "include is not supported: put the keys into this file");
        }

        if (!_cursor.Take("=") && !_cursor.Take(":") && _cursor.Here != '{')
        {
            throw _cursor.Wrong(_cursor.At("+=")
                ? $"{path}: '+=' is not supported: write the whole list with '='"
                : $"{path}: expected '=', ':' or '{{' after the key, found {_cursor.Shown}");
        }

        _cursor.SkipBlanks();
        if (_cursor.Here == '{')
        {
            _keys.Add(new HoconKey(path, line, Value: null));
            Group(path);
        }
        else
        {
            _keys.Add(new HoconKey(path, line, new HoconValueParser(_cursor, path).Value()));
        }
    }

    private void Group(string path)
    {
        if (++_depth > MaxDepth)
        {
            throw _cursor.Wrong($"groups are nested deeper than {MaxDepth}");
        }

        var line = _cursor.Line;
        _cursor.Next();
        Members(path, line);
        _depth--;
        _cursor.SkipBlanks();
        if (!_cursor.AtEnd && !_cursor.AtComment && _cursor.Here is not ('\n' or ',' or '}'))
        {
            throw _cursor.Wrong($"{path}: {_cursor.Shown} after the closing '}}': expected the end of the line");
        }
    }

    private string KeyPath()
    {
        var path = new StringBuilder();
        do
        {
            path.Append(path.Length == 0 ? "" : ".").Append(Segment());
        }
        while (_cursor.Take("."));
        return path.ToString();
    }

    private string Segment()
    {
        if (_cursor.Here == '"')
        {
            var quoted = HoconQuotedText.Read(_cursor);
            return quoted.Length > 0 && quoted.All(IsWord) ? quoted : $"\"{quoted}\"";
        }

        var word = new StringBuilder();
        while (IsWord(_cursor.Here))
        {
            word.Append(_cursor.Next());
        }

        return word.Length > 0 ? word.ToString() : throw _cursor.Wrong($"expected a key, found {_cursor.Shown}");
    }

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';
}
