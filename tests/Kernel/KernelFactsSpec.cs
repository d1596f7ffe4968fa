using ActorLoad.Kernel.Tests.Guests;

namespace ActorLoad.Kernel.Tests;

/// <summary>What the code takes for granted of a kernel, and what it does there, as insmod, rmmod, perl and strace tell it.</summary>
public sealed class KernelFactsSpec(KernelFactsSpec.Guest guest) : IClassFixture<KernelFactsSpec.Guest>
{
    [Fact]
    public void Open_initstate_should_neither_pin_the_module_nor_come_back_to_life()
    {
        Says("initstate while live: live");
        Says("rmmod while it is open: 0");
        Says("initstate after removal: No such device");
        Says("old initstate after return: No such device");
        Says("new initstate after return: live");
    }

    [Fact]
    public void Concurrent_calls_for_one_name_should_get_one_success_and_EEXIST()
    {
        Says("1 four at a time: 0");
        Says("3 four at a time: -1 EEXIST");
    }

    [Theory]
    [InlineData("finit_module")]
    [InlineData("init_module")]
    public void Load_should_be_one_call_with_all_signals_masked(string call)
    {
        Says($"own calls of {call}: 1");
        var lines = guest.Run.Lines.Where(line => line.StartsWith($"own {call}: ")).ToArray();

        // RTMIN and RT_1 are the C library's own (pthread_cancel, setuid), and cannot be masked.
        Assert.Collection(
            lines,
            line => Assert.Equal($"own {call}: rt_sigprocmask(SIG_SETMASK, ~[RTMIN RT_1], [], 8) = 0", line),
            line => Assert.Matches($@"^own {call}: {call}\(.*\) = 0$", line),
            line => Assert.Equal($"own {call}: rt_sigprocmask(SIG_SETMASK, [], NULL, 8) = 0", line));
    }

    private void Says(string line) => Assert.True(guest.Run.Lines.Contains(line), $"no line '{line}' in\n{guest.Run.Errors}\n{guest.Run.Output}");

    public sealed class Guest : IAsyncLifetime
    {
        public GuestRun Run { get; private set; } = new(-1, "", "");

        public async Task InitializeAsync() =>
            Run = (await UmlGuest.RunAsync("facts.sh", Environment.ProcessPath!, typeof(LinuxKernelSpec).Assembly.Location)).Succeeded();

        public Task DisposeAsync() => Task.CompletedTask;
    }
}
