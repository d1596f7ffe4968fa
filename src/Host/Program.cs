using ActorLoad.Host.Configuration;
using ActorLoad.Host.Service;

var startup = Startup.From(args, Console.Out, Console.Error);
if (startup.Options is not { } options)
{
    return startup.ExitStatus;
}

try
{
    return await Daemon.RunAsync(options);
}
catch (IOException problem)
{
    Console.Error.WriteLine($"actorloadd: {problem.Message}");
    return 1;
}
