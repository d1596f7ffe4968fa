using ActorLoad.Host.Configuration;
using ActorLoad.Host.Service;

try
{
    var startup = Startup.From(args, Console.Out, Console.Error);
    return startup.Options is { } options ? await Daemon.RunAsync(options) : startup.ExitStatus;
}
catch (IOException problem)
{
    Console.Error.WriteLine($"actorloadd: {problem.Message}");
    return 1;
}
