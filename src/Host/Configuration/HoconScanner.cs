using System.Text;

namespace ActorLoad.Host.Configuration;

/// <summary>
/// Finds the keys of a HOCON text and their lines, which Akka's parser does not tell, and refuses what that parser takes for
/// something else in silence (a missing brace, an unterminated string), runs for ever on (an array without its end) or dies of (a
/// value that refers to itself). The values are Akka's affair.
/// </summary>
internal sealed class HoconScanner
{
    private const int MaxDepth = 16;

    private readonly HoconCursor _cursor;
    private readonly List<ScannedKey> _keys = [];
    private int _depth;

    private HoconScanner(string text) => _cursor = new HoconCursor(text);

    /// <summary>The keys in the text's order, groups before what is in them.</summary>
    /// <exception cref="HoconSyntaxException">It is not HOCON, or HOCON that is not supported.</exception>
    public static IReadOnlyList<ScannedKey> Scan(string text)
    {
        var scanner = new HoconScanner(text);
        scanner.Document();
        return scanner._keys;
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
        for (Separators(); !_cursor.AtEnd; Separators())
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

    private void Separators()
    {
        _cursor.SkipLines();
        while (_cursor.Take(","))
        {
            _cursor.SkipLines();
        }
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
            _keys.Add(new ScannedKey(path, line, IsGroup: true, []));
            Group(path);
        }
        else
        {
            _keys.Add(new ScannedKey(path, line, IsGroup: false, new HoconValueScanner(_cursor, path).Value()));
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
            var quoted = HoconValueScanner.Quoted(_cursor);
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
