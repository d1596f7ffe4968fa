using ActorLoad.Actors.Journal.Events;

namespace ActorLoad.Actors.Boots;

/// <summary>One walk over all devices.</summary>
/// <param name="Run">Which run of the service walked.</param>
/// <param name="Started">Its beginning.</param>
/// <param name="Finished">Its end; null if it never came to one.</param>
public sealed record BootColdplug(int Run, ColdplugStarted Started, ColdplugFinished? Finished);
