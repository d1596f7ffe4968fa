namespace ActorLoad.Client.Commands;

/// <summary>What a person types for a module.</summary>
internal static class SpecText
{
    /// <summary>The spec as the service is to get it: a path in full, because the service has another working directory.</summary>
    public static string ForService(string operand) => IsPath(operand) ? Path.GetFullPath(operand) : operand;

    /// <summary>Whether this is a path: an alias may have a slash in it, but behind a colon (<c>dmi:*:pnIBM3850M2/x3950M2-*</c>).</summary>
    public static bool IsPath(string operand) => operand.IndexOf('/') is >= 0 and var slash && !operand.AsSpan(0, slash).Contains(':');

    /// <summary>Whether this is a module's parameter: an alias may have '=' in it, but behind a colon; a path behind a slash.</summary>
    public static bool IsParameter(string operand) =>
        operand.IndexOf('=') is > 0 and var equals && operand.AsSpan(0, equals).IndexOfAny(':', '/') < 0;
}
