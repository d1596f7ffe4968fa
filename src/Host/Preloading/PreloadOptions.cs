using ActorLoad.Actors.Preload;

namespace ActorLoad.Host.Preloading;

/// <summary>The keys <c>actorload.preload*</c>.</summary>
/// <param name="Mode">What is done with what earlier boots loaded.</param>
/// <param name="Boots">How many of the last good boots must agree.</param>
/// <param name="Window">How long the beginning of a boot lasts.</param>
internal sealed record PreloadOptions(PreloadMode Mode, int Boots, TimeSpan Window);
