namespace ActorLoad.Actors.Preload;

/// <summary>The device for which a module was loaded.</summary>
/// <param name="Path">Where it was in sysfs, from <c>/devices</c> on.</param>
/// <param name="Alias">The MODALIAS that it had; null where it was asked for by another name, and only has to be there.</param>
public sealed record PreloadDevice(string Path, string? Alias);
