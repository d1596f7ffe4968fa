using ActorLoad.Actors.Preload;

namespace ActorLoad.Host.Preloading;

/// <summary>What a <see cref="PreloadLearner"/> needs to know.</summary>
/// <param name="Journal">The journal in its lasting place.</param>
/// <param name="Machine">This machine.</param>
/// <param name="Boot">The running boot.</param>
/// <param name="Kernel">The running kernel.</param>
/// <param name="Directory">The module tree in use.</param>
/// <param name="Boots">How many of the last good boots must agree.</param>
/// <param name="Window">How long the beginning of a boot lasts.</param>
/// <param name="Write">Writes the list.</param>
internal sealed record PreloadLearning(
    string Journal, string Machine, string Boot, string Kernel, string Directory, int Boots, TimeSpan Window, Action<PreloadList> Write);
