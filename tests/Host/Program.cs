using ActorLoad.Host.Tests.Journal;

// What the tests start as a process of its own.
switch (args)
{
    case ["journal", var path, var first]:
        await JournalChild.RunAsync(path, int.Parse(first));
        return 0;
    default:
        Console.Error.WriteLine("usage: journal PATH FIRST-REQUEST");
        return 2;
}
