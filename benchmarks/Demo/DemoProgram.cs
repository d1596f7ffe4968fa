namespace ActorLoad.Demo;

/// <summary>What ./run starts: shows a storm on a real kernel. The same program is both ends: this machine's and the guest's.</summary>
internal static class DemoProgram
{
    private static async Task<int> Main(string[] arguments)
    {
        try
        {
            return arguments switch
            {
                ["guest"] => await new GuestSide(Environment.GetEnvironmentVariable("LAB_SHARE")!, Environment.GetEnvironmentVariable("UML_MODULES")!).RunAsync(),
                [] => await HostSide.RunAsync(new Screen(Console.Out, !Console.IsOutputRedirected)),
                _ => throw new IOException("start it with ./run"),
            };
        }
        catch (IOException e)
        {
            await Console.Error.WriteLineAsync($"run: {e.Message}");
            return 1;
        }
    }
}
