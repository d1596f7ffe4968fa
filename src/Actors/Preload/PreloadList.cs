using System.Collections.Immutable;

namespace ActorLoad.Actors.Preload;

/// <summary>What the last good boots loaded, in the order of the last of them.</summary>
/// <param name="Format">1.</param>
/// <param name="Machine">Machine id (machine-id(5)).</param>
/// <param name="Kernel">As uname -r says it.</param>
/// <param name="Directory">The module tree.</param>
/// <param name="Learned">When this was made.</param>
/// <param name="Boots">The boots that it was made from, the last first.</param>
/// <param name="Entries">What is to be asked, in order.</param>
public sealed record PreloadList(
    int Format,
    string Machine,
    string Kernel,
    string Directory,
    DateTimeOffset Learned,
    ImmutableArray<string> Boots,
    ImmutableArray<PreloadEntry> Entries)
{
    /// <summary>The one format that there is.</summary>
    public const int KnownFormat = 1;

    /// <summary>
    /// What these boots have in common: what the last of them loaded, as far as each of the others needed all of it, too, and nobody
    /// had trouble with it.
    /// </summary>
    /// <param name="lessons">At least one, that of the last boot first.</param>
    public static ImmutableArray<PreloadEntry> Common(IReadOnlyList<BootLesson> lessons) =>
        [.. lessons[0].Entries.Where(entry => lessons.All(lesson => entry.Modules.All(lesson.IsGood)))];

    /// <summary>Why it says nothing about this machine as it is now; null if it does.</summary>
    /// <param name="machine">Machine id.</param>
    /// <param name="kernel">The running kernel.</param>
    /// <param name="directory">The module tree in use.</param>
    public string? WhyNot(string machine, string kernel, string directory) =>
        Machine != machine ? $"it is of another machine, {Machine}"
        : Kernel != kernel ? $"it is of another kernel, {Kernel}"
        : Directory != directory ? $"it is of another module tree, {Directory}"
        : null;
}
