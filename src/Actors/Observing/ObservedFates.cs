using ActorLoad.Actors.Journal.Events;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Actors.Observing;

/// <summary>Tells <see cref="ObservedFate"/>.</summary>
internal static class ObservedFates
{
    internal static ObservedFate Of(ObservedCall call) => call switch
    {
        { Errno: 0 } => call.Inserted ? ObservedFate.Live : ObservedFate.Merged,
        { Inserted: false, Errno: Errno.EEXIST or Errno.EBUSY } => ObservedFate.Duplicate,
        _ => ObservedFate.Failed,
    };
}
