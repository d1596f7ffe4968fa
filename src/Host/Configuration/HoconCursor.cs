namespace ActorLoad.Host.Configuration;

/// <summary>A place in a text, and the words of HOCON that can be read there.</summary>
/// <param name="text">The text.</param>
internal sealed class HoconCursor(string text)
{
    private int _at;

    /// <summary>The line, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>The character here; NUL at the end.</summary>
    public char Here => _at < text.Length ? text[_at] : '\0';

    /// <summary>Whether nothing is left.</summary>
    public bool AtEnd => _at >= text.Length;

    /// <summary>Whether a comment starts here.</summary>
    public bool AtComment => Here == '#' || At("//");

    /// <summary>Whether this stands here.</summary>
    public bool At(string word) => text.AsSpan(_at).StartsWith(word);

    /// <summary>Goes on by one character, and gives it.</summary>
    public char Next()
    {
        var c = Here;
        Line += c == '\n' ? 1 : 0;
        _at += AtEnd ? 0 : 1;
        return c;
    }

    /// <summary>Passes over a word if it stands here.</summary>
    public bool Take(string word)
    {
        if (!At(word))
        {
            return false;
        }

        _at += word.Length;
        return true;
    }

    /// <summary>Passes over blanks and tabs, and gives them.</summary>
    public string SkipBlanks()
    {
        var from = _at;
        while (Here is ' ' or '\t')
        {
            _at++;
        }

        return text[from.._at];
    }

    /// <summary>Passes over blanks, line ends and comments.</summary>
    public void SkipLines()
    {
        while (!AtEnd)
        {
            if (AtComment)
            {
                SkipComment();
            }
            else if (Here is ' ' or '\t' or '\n')
            {
                Next();
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>What is wrong here.</summary>
    public HoconSyntaxException Wrong(string problem) => new(Line, problem);

    /// <summary>The character here, as an error shows it.</summary>
    public string Shown => AtEnd ? "the end" : Here switch
    {
        '\n' => "the end of the line",
        < ' ' or '\x7f' => $"the character U+{(int)Here:X4}",
        _ => $"'{Here}'",
    };

    private void SkipComment()
    {
        while (!AtEnd && Here != '\n')
        {
            Next();
        }
    }
}
