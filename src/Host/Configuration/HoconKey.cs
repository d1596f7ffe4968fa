namespace ActorLoad.Host.Configuration;

/// <summary>A key as it stands in a text.</summary>
/// <param name="Path">From the root, joined by dots; segments that are not plain words are in quotes.</param>
/// <param name="Line">From 1.</param>
/// <param name="Value">Its value; null for a group of keys.</param>
internal sealed record HoconKey(string Path, int Line, HoconValue? Value);
