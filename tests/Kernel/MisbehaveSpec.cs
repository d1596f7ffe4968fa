using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using ActorLoad.Demo;
using ActorLoad.Kernel.Tests.Guests;

namespace ActorLoad.Kernel.Tests;

/// <summary>
/// Modules that misbehave on purpose, all at once and shuffled, on Debian's kernels: slow init with 100 waiters, refusals from init,
/// inits that ask for others, for themselves and for each other, in their own thread and in one that they wait for. The service is
/// the kernel's helper, and tracefs counts.
/// </summary>
public sealed class MisbehaveSpec
{
    private const string Succeeded = "status 0";

    // Calls a round: three attempts at EBUSY (failures.attempts), and one for each of the others.
    private const int Calls = 14;

    private static readonly string[] Askers = ["al_other", "al_self", "al_thread", "al_thread_self", "al_mutual_a", "al_mutual_b"];

    private static readonly string[] Live = ["al_slow", "al_needed", "al_wanted", .. Askers];

    [Fact]
    public Task Modules_that_misbehave_should_hang_nobody_and_be_loaded_once() => PlayAsync("bookworm", cpus: 2, rounds: 1);

    [EverythingTheory]
    [InlineData("bookworm", 2)]
    [InlineData("bookworm", 8)]
    [InlineData("trixie", 2)]
    [InlineData("trixie", 8)]
    public Task Modules_that_misbehave_should_do_so_in_every_order(string suite, int cpus) => PlayAsync(suite, cpus, rounds: 20);

    // Requests of the kernel wait for 2 s a CPU: with eight emulated ones on two cores an answer may take seconds.
    private static async Task PlayAsync(string suite, int cpus, int rounds)
    {
        var tree = await Lab.RunAsync("test-modules", [suite]);
        Assert.True(tree.ExitStatus == 0, tree.Errors);
        var share = Directory.CreateTempSubdirectory("actorload-misbehave");
        try
        {
            var run = await QemuGuest.RunAsync(
                "misbehave.sh",
                ["--tree", tree.Lines[^1], "--cpus", $"{cpus}", "--time", $"{600 + (rounds * 180)}", "--service"],
                [$"{rounds}", $"{2 * cpus}s"],
                share.FullName);
            run.Succeeded();
            for (var round = 1; round <= rounds; round++)
            {
                Judge(run.Lines.Where(line => line.StartsWith($"round {round} ", StringComparison.Ordinal)).Select(line => line.Split(' ', 3)[2]).ToList());
            }

            JudgeLedger(LedgerView.Read(Path.Combine(share.FullName, "journal.db")), rounds);
        }
        finally
        {
            share.Delete(recursive: true);
        }
    }

    private static void Judge(List<string> said)
    {
        Assert.Contains("slow 100 0", said);
        Assert.Contains(said, line => line.StartsWith("al_enodev status 1 ") && line.Contains(" ENODEV "));
        Assert.Contains(said, line => line.StartsWith("al_eexist status 1 ") && line.Contains(" EEXIST "));
        Assert.Contains(said, line => line.StartsWith("al_ebusy status 1 ") && line.Contains(" EBUSY "));
        Assert.All(Askers, module => Assert.Contains($"{module} {Succeeded} ", said));
        Assert.All(Live, module => Assert.Contains(said, line => line == $"{module} live " || line.StartsWith($"{module} live ")));
        Assert.Contains($"calls {Calls}", said);
        Assert.All(Live, module => Assert.Contains($"inits {module} 1", said));

        // What request_module() returned: 0, or the helper's exit status 1 where exit(3) has it.
        Assert.Contains("al_other live 0", said);
        Assert.Contains("al_thread live 0", said);
        Assert.Contains("al_self live 256", said);
        Assert.Contains("al_thread_self live 256", said);
        Assert.Contains(said, line => line is "al_mutual_a live 256" or "al_mutual_b live 256");
        Assert.DoesNotContain(said, line => line.Contains("cannot be removed"));
    }

    private static void JudgeLedger(LedgerView ledger, int rounds)
    {
        var slow = ledger.Events.OfType<LoadSlow>().Where(slow => slow.Name == "al_slow").ToList();
        Assert.InRange(slow.Count, rounds, int.MaxValue);
        Assert.Contains(slow, slow => slow.Waiting > 1);

        // A kernel thread asked, so only the limit could tell; and where the load's own thread asked, it was told.
        var kernels = ledger.Requests.Where(request => request.Requester.Kind == RequesterKind.Kernel).ToLookup(request => request.Spec);
        Assert.Equal(rounds, kernels["al-thread-self-alias"].Count(request => request.Outcome == Outcome.TimedOut));
        Assert.Equal(rounds, kernels["al-self-alias"].Count(request => (request.Outcome, request.Errno) == (Outcome.Failed, Interop.Kernel.Errno.EDEADLK)));

        // By whom: the load's own thread, named after its module, or the thread that the module's init started (ask.h).
        var asked = ledger.Events.OfType<KernelAsked>().ToLookup(asked => asked.Name);
        Assert.All(asked["al-self-alias"].Take(rounds), asked => Assert.Equal("load al_self", asked.Comm));
        Assert.True(asked["al-needed-alias"].Count() >= rounds && asked["al-thread-self-alias"].Count() >= rounds, $"{asked.Count} names were traced");
        Assert.All(asked["al-thread-self-alias"], asked => Assert.Equal("al-asks", asked.Comm));
        Assert.All(kernels["al-needed-alias"].Concat(kernels["al-wanted-alias"]), request => Assert.Equal(Outcome.Live, request.Outcome));
    }
}
