using System.Text;

namespace ActorLoad.Interop.Peers;

/// <summary>Reads of procfs. Null for what is not there: ENOENT before it is opened and ESRCH after are a process that is gone, EACCES is hidepid.</summary>
internal static class ProcFile
{
    /// <summary>Where procfs is mounted.</summary>
    internal const string Root = "/proc";

    /// <summary>A file's text, without the line feed at its end.</summary>
    internal static string? Text(string path)
    {
        try
        {
            var text = Encoding.UTF8.GetString(File.ReadAllBytes(path));
            return text.EndsWith('\n') ? text[..^1] : text;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Where a symbolic link points.</summary>
    internal static string? Link(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>A process chooses its own name, and shall not write lines of the log with it: control characters are replaced.</summary>
    internal static string Printable(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            target[i] = char.IsControl(source[i]) ? '?' : source[i];
        }
    });
}
