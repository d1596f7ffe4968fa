using System.Globalization;
using ActorLoad.Actors.Modules.Life;
using ActorLoad.Interop.Kernel;
using Akka.Event;

namespace ActorLoad.Actors.Modules;

/// <summary>The one log line of a load: who led it, which module, how it ended, how long it took, who else waited.</summary>
internal static class LoadLog
{
    public static void Write(ILoggingAdapter log, LoadingModule loading, LoadResult result, LifeKind next, TimeSpan took)
    {
        var order = loading.Leader.Order;
        var milliseconds = took.TotalMilliseconds.ToString("F1", CultureInfo.InvariantCulture);
        if (result.Succeeded)
        {
            log.Info(
                "loaded module={Name} path={Path} ms={Milliseconds} leader={Requester} joined={Joined}",
                order.Name, order.Path, milliseconds, order.Requester.Describe(), loading.Joined.Count);
        }
        else if (next is LifeKind.Live or LifeKind.Coming)
        {
            // Two came to the kernel at once, and the other was first: no failure.
            log.Info(
                "loaded by others module={Name} path={Path} state={State} ms={Milliseconds} leader={Requester} joined={Joined}",
                order.Name, order.Path, next, milliseconds, order.Requester.Describe(), loading.Joined.Count);
        }
        else if (result is { Stage: LoadStage.None, Errno: Errno.EPERM or Errno.ENOSYS })
        {
            // The kernel's last word until the next boot, which was logged when it was said.
            log.Debug("not tried module={Name} path={Path} {Why} leader={Requester}", order.Name, order.Path, Why(result), order.Requester.Describe());
        }
        else
        {
            log.Warning(
                "failed module={Name} path={Path} {Why} ms={Milliseconds} leader={Requester} joined={Joined}",
                order.Name, order.Path, Why(result), milliseconds, order.Requester.Describe(), loading.Joined.Count);
        }
    }

    private static string Why(LoadResult result) => result.Detail is null
        ? $"errno={Errno.Name(result.Errno)} stage={Stages.Text(result.Stage)}"
        : $"errno={Errno.Name(result.Errno)} stage={Stages.Text(result.Stage)} detail=\"{result.Detail}\"";
}
