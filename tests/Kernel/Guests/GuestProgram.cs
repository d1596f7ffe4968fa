using System.Reflection;

namespace ActorLoad.Kernel.Tests.Guests;

/// <summary>
/// Runs the facts of the specs that belong into a guest, and prints them in the Test Anything Protocol. Those specs are
/// internal, so that the runner of this machine's tests does not see them; starting that runner in a guest costs seconds.
/// </summary>
internal static class GuestProgram
{
    private static async Task<int> Main(string[] names)
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
