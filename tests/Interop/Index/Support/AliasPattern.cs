using System.Text;

namespace ActorLoad.Interop.Tests.Index.Support;

/// <summary>Makes, of an alias pattern, a spec that it matches, as a device would say it.</summary>
public static class AliasPattern
{
    /// <summary>Puts <paramref name="star"/> for each <c>*</c>, x for each <c>?</c>, and the first of <c>[…]</c>.</summary>
    public static string Instance(string pattern, string star)
    {
        var text = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '*':
                    text.Append(star);
                    break;
                case '?':
                    text.Append('x');
                    break;
                case '[' when pattern.IndexOf(']', i) is var end and > 0:
                    text.Append(pattern[i + 1]);
                    i = end;
                    break;
                default:
                    text.Append(pattern[i]);
                    break;
            }
        }

        return text.ToString();
    }
}
