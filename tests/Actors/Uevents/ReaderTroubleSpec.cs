using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using ActorLoad.Actors.Uevents;
using Akka.Actor;

namespace ActorLoad.Actors.Tests.Uevents;

/// <summary>A reader that breaks, and one whose requests nobody takes.</summary>
public sealed class ReaderTroubleSpec : UeventSpec
{
    private const int Burst = 512;

    [Fact]
    public void What_a_broken_reader_had_read_should_be_loaded_after_all_and_settle_should_wait_for_it()
    {
        AddDevice("/devices/a", "pci:a", "a");
        Kernel.Script("/modules/a.ko", Taking(50));
        Socket.Send("add", "/devices/a", "pci", "pci:a");
        Socket.Fault = new InvalidOperationException("a bug");
        AwaitSettled();
        Pass(ColdplugLife.FirstPause.TotalMilliseconds + 40);
        ExpectNotSettled();
        Pass(20);

        ExpectSettled();
        Assert.True(Kernel.IsLive("a"));
        Assert.Equal("overrun", Assert.Single(Told.OfType<ColdplugStarted>()).Reason);
    }

    [Fact]
    public void Events_should_be_read_on_after_the_socket_could_not_be_waited_for()
    {
        Index.Add("pci:a", "a");
        Index.Add("pci:b", "b");
        Socket.Send("add", "/devices/a", "pci", "pci:a");
        Settle(() => Socket.FailWait(new IOException("no more")));
        Socket.Send("add", "/devices/b", "pci", "pci:b");
        Wake();
        Pass(10);
        Assert.True(Kernel.IsLive("a"));
        Assert.True(Kernel.IsLive("b"));
    }

    [Fact]
    public void Reader_should_leave_in_the_socket_what_the_router_cannot_take_yet()
    {
        var router = new SlowRouter(Sys.DeadLetters.Path.Root / "slow", ((IInternalActorRef)TestActor).Provider);
        var tally = new UeventTally();
        var coldplug = Sys.ActorOf(ColdplugActor.Props(
            new UeventServices(Socket, Devices, router, Loader.Modules, Journal, Clock, tally, CancellationToken.None)));
        coldplug.Tell(new Identify(2), TestActor);
        ExpectMsg<ActorIdentity>();
        foreach (var number in Enumerable.Range(0, (2 * Burst) + 100))
        {
            Socket.Send("add", $"/devices/{number}", "pci", $"pci:{number}");
        }

        // A fence is a reason to read, too.
        Settle(() => coldplug.Tell(new AwaitSettled("me"), TestActor));
        Settle(() => coldplug.Tell(new AwaitSettled("other"), TestActor));
        Assert.Equal((Burst, 0), (router.Requests, router.Fences));
        Settle(router.TakeAll);
        Assert.Equal((2 * Burst, 0), (router.Requests, router.Fences));
        Settle(router.TakeAll);
        Assert.Equal(((2 * Burst) + 100, 2), (router.Requests, router.Fences));
    }

    /// <summary>A mailbox that nobody empties until the test says so.</summary>
    private sealed class SlowRouter(ActorPath path, IActorRefProvider provider) : MinimalActorRef
    {
        private readonly Queue<IActorRef> _asking = [];

        public int Requests { get; private set; }

        public int Fences { get; private set; }

        public override ActorPath Path => path;

        public override IActorRefProvider Provider => provider;

        public void TakeAll() => _asking.Dequeue().Tell(new ActorIdentity(messageId: null, this));

        protected override void TellInternal(object message, IActorRef sender)
        {
            switch (message)
            {
                case LoadRequest:
                    Requests++;
                    break;
                case PlaceFence:
                    Fences++;
                    break;
                case Identify:
                    _asking.Enqueue(sender);
                    break;
                default:
                    break;
            }
        }
    }
}
