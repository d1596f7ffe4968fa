using ActorLoad.Kernel.Tests.Guests;

namespace ActorLoad.Kernel.Tests;

/// <summary>The facts of <see cref="LinuxKernelSpec"/>, all in one guest, each reported on its own.</summary>
public sealed class KernelInGuestSpec(KernelInGuestSpec.Guest guest) : IClassFixture<KernelInGuestSpec.Guest>
{
    public static TheoryData<string> Facts => [.. GuestProgram.Facts(typeof(LinuxKernelSpec)).Select(fact => fact.Name)];

    [Theory]
    [MemberData(nameof(Facts))]
    public void Linux_kernel_should_be_as_specified(string fact) =>
        Assert.True(guest.Run.Lines.Any(line => line.StartsWith($"ok {fact} ")), $"{guest.Run.Errors}\n{guest.Run.Output}");

    public sealed class Guest : IAsyncLifetime
    {
        public GuestRun Run { get; private set; } = new(-1, "", "");

        public async Task InitializeAsync() =>
            Run = await UmlGuest.RunAsync("specs.sh", Environment.ProcessPath!, typeof(LinuxKernelSpec).Assembly.Location);

        public Task DisposeAsync() => Task.CompletedTask;
    }
}
