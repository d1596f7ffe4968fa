namespace ActorLoad.Client.Modprobe;

/// <summary>
/// MODPROBE_OPTIONS, cut as kmod cuts it: a space ends an argument, even an empty one; quotes around a whole argument end it, too;
/// quotes inside one are taken away and keep spaces together; a quote that nothing closes is part of the text.
/// </summary>
internal static class EnvironmentOptions
{
    public const string Variable = "MODPROBE_OPTIONS";

    /// <summary>The arguments that stand before those of the command line.</summary>
    public static List<string> Split(string text)
    {
        var arguments = new List<string>();
        var current = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == ' ')
            {
                Finish(arguments, current);
                continue;
            }

            var close = text[i] is '"' or '\'' ? text.IndexOf(text[i], i + 1) : -1;
            if (close < 0)
            {
                if (text[i] is '"' or '\'')
                {
                    current.Append(text, i, text.Length - i);
                    break;
                }

                current.Append(text[i]);
                continue;
            }

            var whole = current.Length == 0;
            current.Append(text, i + 1, close - i - 1);
            i = close;
            if (whole)
            {
                Finish(arguments, current);
            }
        }

        if (current.Length > 0)
        {
            Finish(arguments, current);
        }

        return arguments;
    }

    private static void Finish(List<string> arguments, System.Text.StringBuilder current)
    {
        arguments.Add(current.ToString());
        current.Clear();
    }
}
