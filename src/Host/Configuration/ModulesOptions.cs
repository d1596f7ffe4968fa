namespace ActorLoad.Host.Configuration;

/// <summary>The keys under <c>actorload.modules</c>.</summary>
/// <param name="Directory">Where depmod's files are; absolute. The running kernel's own where nothing is configured.</param>
/// <param name="ConfigDirectories">Folders or files of modprobe.d in order, absolute; null for kmod's own.</param>
internal sealed record ModulesOptions(string Directory, IReadOnlyList<string>? ConfigDirectories);
