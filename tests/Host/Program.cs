using ActorLoad.Host.Tests.Fleet;
using ActorLoad.Host.Tests.Journal;

// What the tests start as a process of its own.
switch (args)
{
    case ["journal", var path, var first]:
        await JournalChild.RunAsync(path, int.Parse(first));
        return 0;
    case ["places", var lasting, var early, var stream]:
        await JournalChild.RunInPlacesAsync(lasting, early, stream);
        return 0;
    case ["daemon", .. var arguments]:
        return await FleetDaemon.RunAsync(arguments);
    default:
        Console.Error.WriteLine("usage: journal PATH FIRST-REQUEST | places LASTING EARLY STREAM | daemon ARGUMENT...");
        return 2;
}
