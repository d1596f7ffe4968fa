using System.Reflection;
using ActorLoad.Interop.Kernel;
using ActorLoad.Interop.Peers;

namespace ActorLoad.Kernel.Tests.Guests;

/// <summary>
/// What this assembly does when it is started as a program, in a guest. Without a command it runs the facts of the specs that
/// belong there, and prints them in the Test Anything Protocol: those specs are internal, so that the runner of this
/// machine's tests does not see them, and starting that runner in a guest costs seconds.
/// </summary>
internal static class GuestProgram
{
    private static Task<int> Main(string[] arguments) => arguments switch
    {
        ["load", var name, var path] => LoadAsync(new LoadOrder(name, path, "")),
        ["may-load", var pid] => Task.FromResult(MayLoad(new PeerCredentials(int.Parse(pid), Uid: 0, Gid: 0))),
        ["storm", .. var scene] => StormScenes.RunAsync(scene),
        _ => RunFactsAsync(arguments),
    };

    private static async Task<int> LoadAsync(LoadOrder order)
    {
        using var kernel = new LinuxKernel();
        var result = await kernel.LoadAsync(order);
        Console.WriteLine($"{result.Stage} {Errno.Name(result.Errno)}: {result.Detail}");
        return 0;
    }

    private static int MayLoad(PeerCredentials peer)
    {
        Console.WriteLine(new PeerRights().MayLoad(peer));
        return 0;
    }

    private static async Task<int> RunFactsAsync(string[] names)
    {
        var failed = 0;
        foreach (var fact in Facts(typeof(LinuxKernelSpec)).Where(fact => names.Length == 0 || names.Contains(fact.Name)))
        {
            var start = TimeProvider.System.GetTimestamp();
            var complaint = await RunAsync(fact);
            Console.WriteLine($"{(complaint is null ? "ok" : "not ok")} {fact.Name} # {TimeProvider.System.GetElapsedTime(start).TotalMilliseconds:F0} ms");
            if (complaint is not null)
            {
                failed++;
                Console.WriteLine($"  {complaint.ReplaceLineEndings("\n  ")}");
            }
        }

        return failed == 0 ? 0 : 1;
    }

    internal static IEnumerable<MethodInfo> Facts(Type spec) =>
        spec.GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not null).OrderBy(method => method.Name);

    private static async Task<string?> RunAsync(MethodInfo fact)
    {
        try
        {
            using var spec = (IDisposable)Activator.CreateInstance(fact.ReflectedType!)!;
            if (fact.Invoke(spec, BindingFlags.DoNotWrapExceptions, null, null, null) is Task running)
            {
                await running;
            }

            return null;
        }
        catch (Exception e)
        {
            return e.ToString();
        }
    }
}
