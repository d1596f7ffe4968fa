using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using ActorLoad.Actors.Tests.Support;
using ActorLoad.Actors.Uevents;
using ActorLoad.Interop.Uevents;
using ActorLoad.Simulation;
using Akka.Actor;

namespace ActorLoad.Actors.Tests.Uevents;

/// <summary>The reader of uevents and the coldplug over a simulated socket, kernel and machine.</summary>
public abstract class UeventSpec : LoaderSpec
{
    private protected UeventSpec(int capacity = int.MaxValue)
    {
        Socket = new SimulatedUevents(capacity);
        Devices = new SimulatedDevices(Socket, Scheduler.Time.Schedule);
        Coldplug = Sys.ActorOf(ColdplugActor.Props(
            new UeventServices(Socket, Devices, Loader.Requests, Loader.Modules, Journal, Clock, Tally, CancellationToken.None)));
        Coldplug.Tell(new Identify(1), TestActor);
        ExpectMsg<ActorIdentity>();
    }

    private protected SimulatedUevents Socket { get; }

    private protected SimulatedDevices Devices { get; }

    private protected UeventTally Tally { get; } = new();

    private protected IActorRef Coldplug { get; }

    private protected IEnumerable<RequestAnswered> Answered => Told.OfType<RequestAnswered>();

    private protected void Wake() => Settle(Socket.Wake);

    private protected void AddDevice(string devpath, string alias, params string[] modules)
    {
        Index.Add(alias, modules);
        Devices.All.Add((devpath, alias));
    }

    private protected void Trigger() => Settle(() => Coldplug.Tell(new TriggerColdplug(ColdplugReason.Trigger), ActorRefs.NoSender));

    private protected void AwaitSettled(string token = "me") => Settle(() => Coldplug.Tell(new AwaitSettled(token), TestActor));

    private protected void ExpectSettled() => ExpectMsg<Settled>(TimeSpan.Zero);

    private protected void ExpectNotSettled() => ExpectNoMsg(TimeSpan.Zero);

    private protected void Spoof(UeventRefusal kind) => Socket.Spoof(kind);
}
