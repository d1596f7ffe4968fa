using System.Text;

namespace ActorLoad.Interop.BootLists;

/// <summary>
/// Finds <c>modules_load=</c> in the kernel command line, by the rules of systemd's proc-cmdline.c, which are not the kernel's:
/// quotes of both kinds, anywhere in a word, are taken off.
/// </summary>
internal static class CommandLineWords
{
    private const string Key = "modules_load";

    /// <summary>The specs, in order.</summary>
    internal static IEnumerable<string> ModulesToLoad(string text, bool inInitramfs) =>
        from word in Split(text)
        let pair = word.Split('=', 2)
        where pair.Length == 2 && IsKey(pair[0], inInitramfs)
        from spec in pair[1].Split(',')
        where spec.Length > 0
        select spec;

    private static bool IsKey(string key, bool inInitramfs)
    {
        key = key.Replace('-', '_');
        return key == Key || (inInitramfs && key == $"rd.{Key}");
    }

    private static List<string> Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        char? quote = null;
        var begun = false;
        foreach (var c in text)
        {
            if (quote is null && char.IsWhiteSpace(c))
            {
                End();
                continue;
            }

            begun = true;
            if (c == quote)
            {
                quote = null;
            }
            else if (quote is null && c is '"' or '\'')
            {
                quote = c;
            }
            else
            {
                word.Append(c);
            }
        }

        End();
        return words;

        void End()
        {
            if (begun)
            {
                words.Add(word.ToString());
            }

            word.Clear();
            begun = false;
        }
    }
}
