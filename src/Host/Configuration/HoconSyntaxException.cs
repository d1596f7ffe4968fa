namespace ActorLoad.Host.Configuration;

/// <summary>A text is not the HOCON that the service reads.</summary>
/// <param name="line">From 1.</param>
/// <param name="problem">What is wrong there.</param>
internal sealed class HoconSyntaxException(int line, string problem) : Exception(problem)
{
    /// <summary>From 1.</summary>
    public int Line { get; } = line;
}
