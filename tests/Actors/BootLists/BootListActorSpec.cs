using ActorLoad.Actors.BootLists;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using ActorLoad.Actors.Tests.Support;
using ActorLoad.Interop.BootLists;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Kernel;
using Akka.Actor;
using Akka.Event;

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

    [Fact]
    public void Boot_lists_should_be_counted_and_leave_blacklisted_modules_alone()
    {
        Index.Add("good", "good");
        Index.Add("bad", "bad");
        Index.AddPlans("banned", () => [new ModulePlan("banned", Blacklisted: true, [], -1)]);
        Kernel.Script("/modules/bad.ko", Refused(Errno.ENODEV));
        Sys.EventStream.SetLogLevel(LogLevel.InfoLevel);

        EventFilter.Info(contains: "boot lists done modules=5 ready=2 blacklisted=1 failed=2").ExpectOne(() =>
        {
            Begin("good", "good", "banned", "bad", "nosuch");
            Pass(50);
        });
        Assert.Equal(ResolveFlags.UseBlacklist, Index.LastFlags);
    }

    [Fact]
    public void Boot_lists_should_end_with_the_service_and_say_what_is_not_loaded()
    {
        Index.Add("slow", "slow");
        Kernel.Script("/modules/slow.ko", Taking(1000));
        var lists = Begin("slow");
        Watch(lists);

        EventFilter.Warning(contains: "/etc/x.conf:1: slow: not loaded, the service is stopping").ExpectOne(() =>
        {
            Loader.Requests.Tell(new StopRequests(TimeSpan.FromMilliseconds(10)), ActorRefs.Nobody);
            Pass(20);
        });
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
