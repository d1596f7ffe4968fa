using System.Text;

namespace ActorLoad.Rpc;

/// <summary>What can be a spec at all. Both ends may ask; the service does.</summary>
public static class SpecRules
{
    /// <summary>
    /// Longest spec in bytes: PATH_MAX (limits.h) with its NUL, and the longest alias that a <c>modalias</c> attribute of
    /// sysfs can hold (one page).
    /// </summary>
    public const int MaxBytes = 4096;

    /// <summary>Why the text cannot be a module, an alias or a path; null when it can.</summary>
    public static string? WhyNot(string spec)
    {
        if (spec.Length == 0)
        {
            return "it is empty";
        }

        if (Encoding.UTF8.GetByteCount(spec) is var bytes and >= MaxBytes)
        {
            return $"it has {bytes} bytes, and {MaxBytes - 1} is the most";
        }

        if (spec.AsSpan().IndexOfAnyInRange('\0', '\x1f') is var at and >= 0 || (at = spec.IndexOf('\x7f')) >= 0)
        {
            return $"it has the control character U+{(int)spec[at]:X4}";
        }

        return spec.StartsWith("./") || spec.StartsWith("../")
            ? "it is a relative path, and the service has another working directory: send the absolute path"
            : null;
    }
}
