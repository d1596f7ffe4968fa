using ActorLoad.Actors.BootLists;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using ActorLoad.Actors.Tests.Support;
using ActorLoad.Interop.BootLists;
using ActorLoad.Interop.Kernel;
using Akka.Actor;

namespace ActorLoad.Actors.Tests.BootLists;

public sealed class BootListActorSpec : LoaderSpec
{
    [Fact]
    public void Boot_lists_should_be_loaded_at_once_and_meet_in_what_they_share()
    {
        Index.Add("nfs", "sunrpc", "lockd", "nfs");
        Index.Add("nfsd", "sunrpc", "lockd", "nfsd");

        Begin("nfs", "nfsd", "nfs");
        Pass(10);

        Assert.Equal(4, Kernel.Calls.Count);
        Assert.Equal(
            [("/etc/x.conf:1", Outcome.Live), ("/etc/x.conf:2", Outcome.Live), ("/etc/x.conf:3", Outcome.Live)],
            Told.OfType<RequestAnswered>().Select(told => (told.Requester.Describe(), told.Outcome)).Order());
    }

    [Fact]
    public void Boot_lists_should_say_what_failed_and_where_it_stands()
    {
        Index.Add("good", "good");
        Index.Add("bad", "bad");
        Kernel.Script("/modules/bad.ko", Refused(Errno.ENODEV));

        EventFilter.Warning(contains: "/etc/x.conf:2: bad: not loaded, ENODEV").ExpectOne(() =>
            EventFilter.Warning(contains: "/etc/x.conf:3: nosuch: there is no such module").ExpectOne(() =>
            {
                Begin("good", "bad", "nosuch");
                Pass(50);
            }));
        Assert.Equal(1, Kernel.CallsOf("/modules/good.ko"));
    }

    [Fact]
    public void Boot_lists_should_end_when_all_is_answered()
    {
        Index.Add("good", "good");
        Kernel.Script("/modules/good.ko", Taking(5));
        var lists = Begin("good", "nosuch");
        Watch(lists);

        Pass(4);
        ExpectNoMsg(TimeSpan.Zero);
        Pass(2);

        ExpectTerminated(lists);
    }

    private IActorRef Begin(params string[] specs)
    {
        var lists = Sys.ActorOf(BootListActor.Props(
            [.. specs.Select((spec, i) => new BootListEntry(spec, "/etc/x.conf", i + 1))], Loader.Requests, Clock));
        lists.Tell(new Identify(lists), TestActor);
        ExpectMsg<ActorIdentity>();
        return lists;
    }
}
