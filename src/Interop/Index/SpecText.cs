using System.Text;

namespace ActorLoad.Interop.Index;

/// <summary>The forms of a spec (modprobe(8); libkmod's <c>alias_normalize</c>).</summary>
internal static class SpecText
{
    /// <summary>Whether the spec is the path of a file. Relative paths are none: nobody knows to what they are relative.</summary>
    public static bool IsPath(string spec) => spec.StartsWith('/');

    /// <summary>
    /// Whether libkmod's buffers can hold it: its bytes and a NUL within PATH_MAX, and no NUL inside. Within brackets
    /// libkmod (up to 33 at least) does not look at the buffer's end.
    /// </summary>
    public static bool Fits(string spec) =>
        spec.Length < Libkmod.PathMax && !spec.Contains('\0') && Encoding.UTF8.GetByteCount(spec) < Libkmod.PathMax;

    /// <summary>With underscores for dashes outside of brackets; null if the brackets do not match.</summary>
    public static string? Normalize(string spec)
    {
        if (spec.AsSpan().IndexOfAny('-', '[', ']') < 0)
            return spec;
        var text = new StringBuilder(spec.Length);
        for (var i = 0; i < spec.Length; i++)
        {
            if (spec[i] == ']')
                return null;
            if (spec[i] != '[')
            {
                text.Append(spec[i] == '-' ? '_' : spec[i]);
                continue;
            }

            var end = spec.IndexOf(']', i);
            if (end < 0)
                return null;
            text.Append(spec, i, end - i + 1);
            i = end;
        }

        return text.ToString();
    }

    /// <summary>The module name that a normalized spec gives when taken as a name: up to its first dot.</summary>
    public static ReadOnlySpan<char> ModuleName(ReadOnlySpan<char> normalized)
    {
        var dot = normalized.IndexOf('.');
        return dot < 0 ? normalized : normalized[..dot];
    }
}
