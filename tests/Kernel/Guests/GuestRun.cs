namespace ActorLoad.Kernel.Tests.Guests;

/// <param name="ExitStatus">The script's; 124 if it took too long, 125 if the guest died.</param>
/// <param name="Output">What it printed, on both of its streams.</param>
/// <param name="Errors">What the lab itself had to say.</param>
public sealed record GuestRun(int ExitStatus, string Output, string Errors)
{
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Fails the test with everything that was printed, unless the script succeeded.</summary>
    public GuestRun Succeeded()
    {
        Assert.True(ExitStatus == 0, $"the guest's script exited with {ExitStatus}\n{Errors}\n{Output}");
        return this;
    }
}
