namespace ActorLoad.Rpc;

/// <summary>A call that failed with a varlink error. <see cref="Faults"/> makes those of this contract.</summary>
/// <param name="error">The error's full name, for instance <see cref="ErrorNames.InvalidSpec"/>.</param>
/// <param name="parameters">Its parameters as a JSON object; null where it has none.</param>
public sealed class VarlinkException(string error, string? parameters = null)
    : Exception(ErrorText.Describe(error, parameters))
{
    /// <summary>The error's full name.</summary>
    public string Error { get; } = error;

    /// <summary>The error's parameters as a JSON object; null where it has none.</summary>
    public string? Parameters { get; } = parameters;
}
