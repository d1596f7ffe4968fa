namespace ActorLoad.Rpc;

/// <summary>Files that are there whole, or as they were before. Thread-safe.</summary>
public static class WholeFile
{
    /// <summary>Writes a file beside the one that is meant, and gives it that one's name (rename(2)).</summary>
    /// <param name="path">Which is replaced where it is there.</param>
    /// <param name="text">Its content, as UTF-8.</param>
    /// <exception cref="IOException">It could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public static void Write(string path, string text)
    {
        var part = $"{path}.{Environment.ProcessId}.part";
        try
        {
            File.WriteAllText(part, text);
            File.Move(part, path, overwrite: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }
}
