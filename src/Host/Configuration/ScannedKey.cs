namespace ActorLoad.Host.Configuration;

/// <summary>A key as it stands in a text.</summary>
/// <param name="Path">From the root, joined by dots; segments that are not plain words are in quotes.</param>
/// <param name="Line">From 1.</param>
/// <param name="IsGroup">Whether its value is an object.</param>
/// <param name="References">The paths that its value takes over with <c>${path}</c>.</param>
internal sealed record ScannedKey(string Path, int Line, bool IsGroup, IReadOnlyList<string> References);
