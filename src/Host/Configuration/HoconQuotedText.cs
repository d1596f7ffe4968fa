using System.Globalization;
using System.Text;

namespace ActorLoad.Host.Configuration;

/// <summary>A text in double quotes, with JSON's escapes.</summary>
internal static class HoconQuotedText
{
    private const string Escapes = "\"\\/bfnrt";
    private const string Escaped = "\"\\/\b\f\n\r\t";

    /// <summary>Reads it, from its first quote to its last.</summary>
    public static string Read(HoconCursor cursor)
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
                throw cursor.Wrong($"{cursor.Shown} in a text: expected its escape");
            }

            text.Append(cursor.Take("\\") ? Escape(cursor) : cursor.Next());
        }

        cursor.Next();
        return text.ToString();
    }

    private static char Escape(HoconCursor cursor)
    {
        if (Escapes.IndexOf(cursor.Here) is var at and >= 0)
        {
            cursor.Next();
            return Escaped[at];
        }

        var digits = new StringBuilder();
        for (var take = cursor.Take("u"); take && digits.Length < 4 && char.IsAsciiHexDigit(cursor.Here);)
        {
            digits.Append(cursor.Next());
        }

        return digits.Length == 4
            ? (char)ushort.Parse(digits.ToString(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
            : throw cursor.Wrong("after a backslash in double quotes stands one of \" \\ / b f n r t, or u and four hexadecimal digits");
    }
}
