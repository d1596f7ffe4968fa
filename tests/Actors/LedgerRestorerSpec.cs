using System.Collections.Immutable;
using ActorLoad.Actors.Journal;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Modules;
using ActorLoad.Actors.Requests;
using ActorLoad.Actors.Tests.Support;
using ActorLoad.Interop.Kernel;
using Akka.Actor;

namespace ActorLoad.Actors.Tests;

public sealed class LedgerRestorerSpec : LoaderSpec
{
    [Fact]
    public void What_was_in_flight_should_be_looked_up_and_never_loaded_blindly_again()
    {
        Kernel.SetState("done", InitState.Live);
        Restore(Ledger.Empty with
        {
            InFlight = Started("done").Add("/modules/lost.ko", Started("lost")["/modules/lost.ko"]),
        });
        Assert.Empty(Kernel.Calls);
        var closed = Told.OfType<LoadFinished>().ToDictionary(finished => finished.Name, finished => finished.Errno);
        Assert.Equal((0, Errno.EINTR), (closed["done"], closed["lost"]));
    }

    [Fact]
    public void A_failure_of_the_run_before_should_still_be_remembered()
    {
        Index.Add("bad", "bad");
        Restore(Ledger.Empty with { Failures = Failed("bad", Clock.GetUtcNow() - TimeSpan.FromSeconds(30)) });
        Assert.Equal((Role.Remembered, Errno.ENOENT), (Ask("bad").Answer!.Role, Ask("bad").Answer!.Errno));
        Pass(31_000);
        Ask("bad");
        Pass(1);
        Assert.Single(Kernel.Calls);
    }

    private void Restore(Ledger ledger)
    {
        var parts = new LoaderParts(Kernel, Index, Commands, Clock, FailurePolicy.Default, RequestLimits.Default);
        var restorer = Sys.ActorOf(LedgerRestorer.Props(parts));
        restorer.Tell(new LedgerRecovered(ledger));
        restorer.Tell(Loader);
        restorer.Tell(new Identify(1), TestActor);
        ExpectMsg<ActorIdentity>();
    }

    private ImmutableDictionary<string, LoadStarted> Started(string name) => ImmutableDictionary<string, LoadStarted>.Empty.Add(
        $"/modules/{name}.ko", new LoadStarted(Clock.GetUtcNow(), $"/modules/{name}.ko", name, "", 1, 1, 0, 0));

    private static ImmutableDictionary<string, LoadFinished> Failed(string name, DateTimeOffset at) => ImmutableDictionary<string, LoadFinished>.Empty.Add(
        $"/modules/{name}.ko", new LoadFinished(at, $"/modules/{name}.ko", name, Errno.ENOENT, "insert", null, 1000, 4096, 0));
}
