using System.Text;

namespace ActorLoad.Host.Configuration;

/// <summary>The operator's file.</summary>
internal static class ConfigurationFile
{
    /// <summary>Where it is unless the command line says otherwise.</summary>
    public const string DefaultPath = "/etc/actorload/config.hocon";

    private const string DropIns = "config.d";
    private const int MaxBytes = 1 << 20;

    /// <summary>The file, and after it what is in <c>config.d</c> beside it, by name: later ones win.</summary>
    /// <param name="file">The file; null for none. Drop-ins of <see cref="DefaultPath"/> are read without it, too.</param>
    public static IEnumerable<string> All(string? file)
    {
        var folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file ?? DefaultPath))!, DropIns);
        IEnumerable<string> dropIns = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.hocon").Order(StringComparer.Ordinal) : [];
        return file is null ? dropIns : dropIns.Prepend(file);
    }

    /// <summary>Reads it as UTF-8.</summary>
    /// <exception cref="BadConfigurationException">It cannot be read, or is no text.</exception>
    public static ConfigurationSource Read(string path)
    {
        var bytes = Bytes(path);
        try
        {
            var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
            return new ConfigurationSource(path, text.TrimStart('\uFEFF'), HasLines: true);
        }
        catch (DecoderFallbackException e)
        {
            throw Problem(path, $"this is no text: the byte at offset {e.Index} is not UTF-8");
        }
    }

    private static byte[] Bytes(string path)
    {
        if (Directory.Exists(path))
        {
            throw Problem(path, "this is a directory; expected a file");
        }

        try
        {
            using var file = File.OpenRead(path);
            var bytes = new byte[MaxBytes + 1];
            var count = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return count <= MaxBytes ? bytes[..count] : throw Problem(path, "the file is larger than 1 MiB: this is no configuration");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Problem(path, "there is no such file");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Problem(path, $"the file cannot be read: {e.Message}");
        }
    }

    private static BadConfigurationException Problem(string path, string problem) => new([$"{path}: {problem}"]);
}
