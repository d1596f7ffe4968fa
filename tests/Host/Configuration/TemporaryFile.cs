namespace ActorLoad.Host.Tests.Configuration;

internal sealed class TemporaryFile : IDisposable
{
    public TemporaryFile(byte[] content) => File.WriteAllBytes(Path, content);

    public TemporaryFile(string content) => File.WriteAllText(Path, content);

    public string Path { get; } = System.IO.Path.GetTempFileName();

    public void Dispose() => File.Delete(Path);
}
