using System.Text;

namespace ActorLoad.Client.Modprobe;

/// <summary>Module parameters of a command line, joined into the one text that the kernel gets.</summary>
internal static class ModuleParameters
{
    /// <summary>Joins them with spaces, and quotes a value with spaces that is not quoted yet, as kmod does; null for none.</summary>
    public static string? Join(ReadOnlySpan<string> parameters)
    {
        if (parameters.IsEmpty)
        {
            return null;
        }

        var text = new StringBuilder();
        foreach (var parameter in parameters)
        {
            text.Append(text.Length > 0 ? " " : "");
            var value = parameter.IndexOf('=') + 1;
            var quoted = value < parameter.Length && parameter[value] is '"' or '\'';
            if (value == 0 || quoted || !parameter.AsSpan(value).Contains(' '))
            {
                text.Append(parameter);
            }
            else
            {
                text.Append(parameter, 0, value).Append('"').Append(parameter, value, parameter.Length - value).Append('"');
            }
        }

        return text.ToString();
    }
}
